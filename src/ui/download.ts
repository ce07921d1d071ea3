/** Saves a text as a file of that name. A strict policy allows it: following a link to a `blob:` is no fetch of the page's. */
export function download(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // the browser reads the blob after the click, and some only after a dialog
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
