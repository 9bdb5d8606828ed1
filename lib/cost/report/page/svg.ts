// Charts as SVG. They are drawn here and not in the browser: the page needs no library, shows them without scripts and prints
// them, and what colors mean is said by the page's style, in light and dark.
import { type EChartsOption, init } from 'echarts';

/** The styles that ECharts adds are for hovering, and their names count up: without them the same data is the same text. */
const HOVER = / class="zr\d+-cls-\d+"| ecmeta_\w+="[^"]*"| pointer-events="visible"|<style >[\s\S]*<\/style>\n/g;

/** Colors, which the style of the page defines. */
export const COLORS = {
  ink: 'var(--ink)',
  muted: 'var(--muted)',
  line: 'var(--line)',
  surface: 'var(--surface)',
  accent: 'var(--accent)',
  environments: 'var(--part-1)',
  parts: ['var(--part-1)', 'var(--part-2)', 'var(--part-3)', 'var(--part-4)'],
} as const;

/** Returns a chart as an SVG element, which is hidden from those who can't see: they get its table. */
export function svg(option: EChartsOption, width: number, height: number): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption({
      animation: false,
      textStyle: { fontFamily: 'inherit', color: COLORS.ink },
      ...option,
    });
    return chart.renderToSVGString().replace(HOVER, '').replace('<svg ', '<svg aria-hidden="true" focusable="false" ');
  } finally {
    chart.dispose();
  }
}
