/** Scripts of packages that are no modules: each is loaded once a page, in order. */
const known = new Map<string, Promise<void>>();

export async function loadScripts(urls: readonly string[]): Promise<void> {
  for (const url of urls) {
    const before = known.get(url);
    const loading = before ?? load(url);
    known.set(url, loading);
    await loading;
  }
}

function load(url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = url;
    script.onload = () => resolve();
    script.onerror = () => {
      known.delete(url);
      reject(new Error(`${url} could not be loaded.`));
    };
    document.head.append(script);
  });
}
