/** Not empty, not "." or "..", and nothing that Windows reads as a drive, a stream or a device. */
export function isPlainName(name: string): boolean {
  if (/^\.{0,2}$/.test(name) || /[\p{Cc}\\:*?"<>|]/u.test(name) || /[. ]$/.test(name)) return false;
  return !/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(name);
}
