// The block in the editor: what is set of the widget, and a place for it. The page itself is made by `cryptorefills.php`.
((wp) => {
  const { createElement: el, Fragment } = wp.element;
  const { InspectorControls, useBlockProps } = wp.blockEditor;
  const { PanelBody, Placeholder, SelectControl, TextControl } = wp.components;
  const { __ } = wp.i18n;

  const LANGUAGES = ["", "en", "es", "fr", "de", "it", "pt", "zh", "tr", "vi", "tl"];
  const THEMES = ["", "light", "dark"];
  const FIELDS = [
    ["country", __("Country"), __("Two letters, such as US; empty: the shopper's own")],
    ["brand", __("Brand"), __("The name of a brand to open at once")],
    ["kinds", __("Kinds"), "giftcard mobile_recharge esim"],
    ["category", __("Category"), ""],
    ["coin", __("Coin"), "USDC"],
    ["network", __("Network"), "Solana"],
  ];

  const edit = ({ attributes, setAttributes }) => {
    const field = ([name, label, help]) =>
      el(TextControl, { key: name, label, help, value: attributes[name], onChange: (value) => setAttributes({ [name]: value.trim() }) });
    const choice = (name, label, values) => {
      const options = values.map((value) => ({ value, label: value || __("By itself") }));
      return el(SelectControl, { label, options, value: attributes[name], onChange: (value) => setAttributes({ [name]: value }) });
    };
    const told = Object.entries(attributes).filter(([, value]) => value).map(([name, value]) => `${name}: ${value}`);
    const panel = el(
      PanelBody,
      { title: __("Widget") },
      choice("lang", __("Language"), LANGUAGES),
      choice("theme", __("Colours"), THEMES),
      FIELDS.map(field),
    );
    const instructions = told.join(", ") || __("Gift cards, mobile top-ups and eSIMs stand here on the page.");
    return el(
      Fragment,
      null,
      el(InspectorControls, null, panel),
      el("div", useBlockProps(), el(Placeholder, { icon: "cart", label: "Cryptorefills", instructions })),
    );
  };

  wp.blocks.registerBlockType("cryptorefills/widget", { edit, save: () => null });
})(window.wp);
