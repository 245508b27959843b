package dev.sluice.webhook.report;

/** What is asked of how a page looks: bodies of functions for the browser. */
final class Look {
  /** WCAG 2.2, 1.4.3: of the text to what is behind it. */
  private static final String CONTRAST =
      """
      const channels = color => color.match(/[\\d.]+/g).map(Number);
      const linear = c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
      const luminance = ([r, g, b]) =>
        0.2126 * linear(r / 255) + 0.7152 * linear(g / 255) + 0.0722 * linear(b / 255);
      const behind = element => {
        for (let e = element; e; e = e.parentElement) {
          const color = channels(getComputedStyle(e).backgroundColor);
          if (color[3] !== 0) return color;
        }
        return [255, 255, 255];
      };
      const contrast = (element, pseudo) => {
        const [one, other] = [channels(getComputedStyle(element, pseudo).color), behind(element)]
          .map(luminance).sort((a, b) => b - a);
        return (one + 0.05) / (other + 0.05);
      };
      const texts = [...document.body.querySelectorAll('*')].filter(element =>
        element.offsetHeight > 0 && element.tagName !== 'SCRIPT' &&
        [...element.childNodes].some(n => n.nodeType === Node.TEXT_NODE && n.data.trim()));
      """;

  /** How light the page's background is, from 0 to 1. */
  static final String BACKGROUND = CONTRAST + "return luminance(behind(document.body));";

  /** How many elements have a text. */
  static final String TEXTS = CONTRAST + "return texts.length;";

  /** Those whose text is too faint, the placeholder among them. */
  static final String TOO_FAINT =
      CONTRAST
          + """
          const input = document.querySelector('input');
          return [...texts.map(e => [e.tagName + '.' + e.className, contrast(e)]),
                  ['placeholder', contrast(input, '::placeholder')]].filter(([, c]) => !(c >= 4.5));
          """;

  /** What goes over the right edge of the window, or has to be scrolled sideways in itself. */
  static final String TOO_WIDE =
      """
      const width = document.documentElement.clientWidth;
      return [...document.querySelectorAll('*')]
        .filter(e => e.getBoundingClientRect().right > width + 0.5
          || (e.scrollWidth > e.clientWidth + 1 && ['auto', 'scroll'].includes(getComputedStyle(e).overflowX))
          || (e === document.documentElement && e.scrollWidth > width))
        .map(e => e.tagName + '.' + e.className);
      """;

  /** The outline of what has the focus. */
  static final String OUTLINE = "return getComputedStyle(document.activeElement).outlineStyle;";

  private Look() {}
}
