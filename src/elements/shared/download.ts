/**
 * Downloads content as a file. A strict policy allows it: following a link to a `blob:` URL is not a fetch.
 * @returns `blocked` if a frame around the page is known to forbid downloads
 */
export function download(name: string, type: string, content: BlobPart): 'done' | 'blocked' {
  if (isForbidden()) return 'blocked';
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // the browser reads the blob after the click, and some only after a dialog
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  return 'done';
}

/**
 * True if a frame around the page forbids downloads. Browsers drop them silently. Frames of other origins cannot be
 * checked.
 */
export function isForbidden(): boolean {
  try {
    for (let at: Window = window; at !== at.parent; at = at.parent) {
      const frame = at.frameElement;
      if (frame?.hasAttribute('sandbox') && !(frame as HTMLIFrameElement).sandbox.contains('allow-downloads'))
        return true;
    }
  } catch {
    /* a frame of another origin */
  }
  return false;
}
