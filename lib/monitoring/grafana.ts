// The parts of Grafana's dashboards that ours has. The types of Grafana's own SDK are of all panels there are, and many megabytes.

/** Where a panel stands, on a grid of 24 columns. */
interface GridPosition {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** A question to Prometheus. */
export interface Query {
  readonly expr: string;
  /** What a line is called, such as `{{environment}}`. */
  readonly legend?: string;
}

/** What a value is called, and its color. */
export interface ValueName {
  readonly value: number;
  readonly text: string;
  readonly color: string;
}

/** A panel as it is described here. */
export interface PanelProps {
  readonly title: string;
  readonly description: string;
  readonly type: 'stat' | 'timeseries' | 'state-timeline' | 'bargauge';
  readonly width: number;
  readonly height: number;
  /** A unit of Grafana's, such as `ms`. @default - a plain number */
  readonly unit?: string;
  /** Whether only the newest value is asked for. @default false */
  readonly instant?: boolean;
  /** @default - values are shown as numbers */
  readonly valueNames?: readonly ValueName[];
  readonly queries: readonly Query[];
}

const COLUMNS = 24;
// biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of Grafana's
const DATA_SOURCE = { type: 'prometheus', uid: '${datasource}' };

/** Returns a panel as Grafana has it. */
const panel = (id: number, gridPos: GridPosition, props: PanelProps) => ({
  id,
  type: props.type,
  title: props.title,
  description: props.description,
  datasource: DATA_SOURCE,
  gridPos,
  fieldConfig: {
    defaults: {
      ...(props.unit !== undefined && { unit: props.unit }),
      ...(props.valueNames && {
        mappings: [
          {
            type: 'value',
            options: Object.fromEntries(
              props.valueNames.map(({ value, text, color }, index) => [String(value), { text, color, index }]),
            ),
          },
        ],
      }),
    },
    overrides: [],
  },
  options: {},
  targets: props.queries.map(({ expr, legend }, index) => ({
    refId: String.fromCharCode('A'.charCodeAt(0) + index),
    datasource: DATA_SOURCE,
    editorMode: 'code',
    expr,
    instant: props.instant ?? false,
    range: !props.instant,
    ...(legend !== undefined && { legendFormat: legend }),
  })),
});

/** Returns panels one beside the other, in rows as wide as the dashboard. */
function placed(panels: readonly PanelProps[]) {
  const initial: { readonly x: number; readonly y: number; readonly row: number; readonly done: object[] } = {
    x: 0,
    y: 0,
    row: 0,
    done: [],
  };
  return panels.reduce(({ x, y, row, done }, props, index) => {
    const fits = x + props.width <= COLUMNS;
    const position = { x: fits ? x : 0, y: fits ? y : y + row, w: props.width, h: props.height };
    done.push(panel(index + 1, position, props));
    return { x: position.x + props.width, y: position.y, row: fits ? Math.max(row, props.height) : props.height, done };
  }, initial).done;
}

/** A variable that is chosen among the values of a label. */
export interface VariableProps {
  readonly name: string;
  readonly label: string;
  readonly series: string;
}

const variable = ({ name, label, series }: VariableProps) => ({
  type: 'query',
  name,
  label,
  datasource: DATA_SOURCE,
  query: { query: `label_values(${series}, ${name})`, refId: name },
  refresh: 2,
  sort: 1,
  multi: true,
  includeAll: true,
  allValue: '.+',
  current: { text: ['All'], value: ['$__all'] },
});

/** Returns a dashboard as Grafana reads it. */
export const dashboardModel = (
  uid: string,
  title: string,
  variables: readonly VariableProps[],
  panels: readonly PanelProps[],
) => ({
  uid,
  title,
  tags: ['knative'],
  schemaVersion: 39,
  editable: true,
  refresh: '1m',
  time: { from: 'now-24h', to: 'now' },
  timezone: 'browser',
  templating: {
    list: [
      { type: 'datasource', name: 'datasource', label: 'Prometheus', query: 'prometheus' },
      ...variables.map(variable),
    ],
  },
  annotations: { list: [] },
  panels: placed(panels),
});
