// Keeps hold of the memory of the first module that a page begins, as `linear`: no browser tells how large it is.
(() => {
  const begin = WebAssembly.instantiate;
  WebAssembly.instantiate = async (...all) => {
    const begun = await begin(...all);
    window.linear ??= (begun.instance ?? begun).exports.memory;
    return begun;
  };
})();
