// The floor: a line and two axes on a bare canvas, by nothing but a loop over typed arrays. No library can be much
// below it.

const [LEFT, TOP, RIGHT, BOTTOM] = [44, 12, 12, 28];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export function draw(box, data) {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [800, 320];
  box.append(canvas);
  paint(canvas, data);
  return { replace: (next) => paint(canvas, next) };
}

function paint(canvas, { at, value }) {
  const context = canvas.getContext('2d');
  const [right, bottom] = [canvas.width - RIGHT, canvas.height - BOTTOM];
  let [low, high] = [Infinity, -Infinity];
  for (let i = 0; i < value.length; i++) {
    const measured = value[i];
    if (measured < low) low = measured;
    if (measured > high) high = measured;
  }
  const [from, to] = [at[0], at[at.length - 1]];
  const x = (time) => LEFT + ((time - from) / (to - from)) * (right - LEFT);
  const y = (measured) => bottom - ((measured - low) / (high - low)) * (bottom - TOP);

  context.clearRect(0, 0, canvas.width, canvas.height);
  context.font = '12px system-ui, sans-serif';
  context.lineWidth = 1;
  context.strokeStyle = '#d7dce2';
  context.beginPath();
  for (let i = 0; i <= 4; i++) {
    const measured = low + ((high - low) * i) / 4;
    context.fillText(measured.toFixed(1), 8, y(measured) + 4);
    context.moveTo(LEFT, Math.round(y(measured)) + 0.5);
    context.lineTo(right, Math.round(y(measured)) + 0.5);
  }
  context.stroke();
  for (let i = 0; i < 6; i++) {
    const time = from + ((to - from) * i) / 6;
    const date = new Date(time);
    context.fillText(`${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}`, x(time), bottom + 18);
  }
  context.strokeStyle = '#0f766e';
  context.beginPath();
  if (at.length > 2 * canvas.width) thinLine(context, at, value, (right - LEFT) / (to - from), y);
  else {
    context.lineWidth = 2;
    for (let i = 0; i < at.length; i++) context.lineTo(x(at[i]), y(value[i]));
  }
  context.stroke();
}

/**
 * Of each px its first, lowest, highest and last value. Plain arithmetic in the loop: a million calls would cost more
 * than the picture.
 */
function thinLine(context, at, value, perTime, y) {
  const from = at[0];
  let [column, first, low, high, last] = [0, value[0], value[0], value[0], value[0]];
  for (let i = 0; i < at.length; i++) {
    const own = ((at[i] - from) * perTime) | 0;
    const measured = value[i];
    if (own !== column) {
      stroke(context, LEFT + column, y, first, low, high, last);
      column = own;
      first = low = high = measured;
    } else if (measured < low) low = measured;
    else if (measured > high) high = measured;
    last = measured;
  }
  stroke(context, LEFT + column, y, first, low, high, last);
}

function stroke(context, x, y, ...values) {
  for (const value of values) context.lineTo(x, y(value));
}
