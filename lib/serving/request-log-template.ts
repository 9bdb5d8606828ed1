// The line that is logged of each request: a Go template that gives an entry of Cloud Logging in JSON.

/**
 * Writes what a caller may have chosen as a string of JSON. Go quotes as JSON does what it prints as it is, and quotes by itself;
 * anything else, such as bytes that are no UTF-8, is escaped as in a URL, as Go has no function that writes JSON. What is printed as
 * it is shows in the second comparison: by `html`, a text has no quotes any more, so `%q` changes it only for another reason.
 */
const TEXT = [
  '{{define "text"}}',
  '{{$quoted := printf "%q" .}}',
  '{{if eq $quoted (print "\\"" . "\\"")}}{{$quoted}}',
  '{{else if eq (printf "%q" (html .)) (print "\\"" (html .) "\\"")}}{{$quoted}}',
  '{{else}}"{{urlquery .}}"{{end}}',
  '{{end}}',
].join('');

const text = (value: string): string => `{{template "text" ${value}}}`;

const SEVERITY = '{{if ge .Response.Code 500}}ERROR{{else if ge .Response.Code 400}}WARNING{{else}}INFO{{end}}';

/** A gateway in front of Knative says by which protocol it was called; nothing but the one word is taken from there. */
const SCHEME = '(or (and (eq (.Request.Header.Get "X-Forwarded-Proto") "https") "https") "http")';

/**
 * The activator logs requests too, which Knative's proxy in the pod logs again. It knows of no pod, and gives the path alone: so that
 * whoever counts the requests to a host counts each once.
 */
const URL = [
  `{{if .Revision.PodName}}${text(`(print ${SCHEME} "://" .Request.Host .Request.URL.RequestURI)`)}`,
  `{{else}}${text('.Request.URL.RequestURI')}{{end}}`,
].join('');

/** @see https://cloud.google.com/logging/docs/reference/v2/rest/v2/LogEntry#httprequest */
const HTTP_REQUEST = [
  '"requestMethod":"{{.Request.Method}}"',
  `"requestUrl":${URL}`,
  // Unknown until the end where a body comes in parts, which is -1 here and no size there.
  '{{if ge .Request.ContentLength 0}}"requestSize":"{{.Request.ContentLength}}",{{end}}"status":{{.Response.Code}}',
  '"responseSize":"{{.Response.Size}}"',
  // In seconds, which Go would write as 1e-05 where they are few.
  '"latency":"{{printf "%.6f" .Response.Latency}}s"',
  `"userAgent":${text('.Request.UserAgent')}`,
  `"remoteIp":${text('.Request.RemoteAddr')}`,
  '{{with .Revision.PodIP}}"serverIp":"{{.}}",{{end}}"protocol":"{{.Request.Proto}}"',
  `"referer":${text('.Request.Referer')}`,
].join(',');

/**
 * Returns the template.
 * @param traceProject the project of Google Cloud that has the traces; none to leave them out
 */
export const requestLogTemplate = (traceProject: string | undefined): string =>
  [
    `${TEXT}{"severity":"${SEVERITY}"`,
    `"httpRequest":{${HTTP_REQUEST}}`,
    `{{with .Request.Header.Get "X-Forwarded-For"}}"xForwardedFor":${text('.')},{{end}}"namespace":"{{.Revision.Namespace}}"`,
    '"service":"{{.Revision.Service}}"',
    '"revision":"{{.Revision.Name}}"',
  ].join(',') +
  (traceProject === undefined
    ? '}'
    : `{{with .TraceID}},"logging.googleapis.com/trace":${text(`(print "projects/${traceProject}/traces/" .)`)}{{end}}}`);
