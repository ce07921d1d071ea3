/**
 * A colour as `#rrggbb`, whichever way CSS allows it was written; undefined for what is none, or lies beyond these.
 * Needs a browser.
 */
export function readColour(colour: string): string | undefined {
  const context = document.createElement('canvas').getContext('2d');
  if (!context || !CSS.supports('color', colour)) return undefined;
  // one that is not taken leaves what was there before
  const read = ['#000000', '#ffffff'].map((before) => {
    context.fillStyle = before;
    context.fillStyle = colour;
    return context.fillStyle;
  });
  return read[0] === read[1] && /^#[\da-f]{6}$/.test(read[0] ?? '') ? read[0] : undefined;
}
