// The address that leads nowhere may be at any depth. The atlas is in one of the folders above it: in the nearest that
// has a manifest, which says where its root is.
(async () => {
  const folders = location.pathname.split('/').slice(0, -1);
  for (; folders.length > 0; folders.pop()) {
    const address = `${location.origin}${folders.join('/')}/manifest.webmanifest`;
    try {
      const { scope } = await (await fetch(address)).json();
      const root = new URL(scope, address);
      for (const link of document.querySelectorAll('a[data-to]'))
        link.setAttribute('href', new URL(link.getAttribute('data-to') ?? './', root).href);
      document.documentElement.dataset.ready = 'true';
      return;
    } catch {
      // No manifest there: one folder up.
    }
  }
})();
