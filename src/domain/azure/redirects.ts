/** Whether a token sent there can be read by others: over plain HTTP to another machine, or to any host that fits a wildcard. */
export function isUnsafeRedirect(uri: string): boolean {
  if (uri.includes('*')) return true;
  const url = URL.parse(uri);
  return url?.protocol === 'http:' && !/^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname);
}
