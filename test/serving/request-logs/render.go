// Renders the template of rendered.json for its requests, as Knative's handler does (pkg/http/request_log.go of Knative Serving),
// and writes the lines beside them: go run render.go < rendered.json > new.json
package main

import (
	"bytes"
	"encoding/json"
	"log"
	"net/http"
	"net/url"
	"os"
	"text/template"
)

type response struct {
	Code, Size int
	Latency    float64
}

type revision struct{ Name, Namespace, Service, Configuration, PodName, PodIP string }

type sample struct {
	Method  string            `json:"method"`
	Host    string            `json:"host"`
	URL     string            `json:"url"`
	Headers map[string][]byte `json:"headers"`
	Length  int64             `json:"length"`
	Code    int               `json:"code"`
	Latency float64           `json:"latency"`
	Pod     string            `json:"pod"`
	TraceID string            `json:"traceId"`
	Line    string            `json:"line"`
}

func main() {
	var file struct {
		Template string   `json:"template"`
		Samples  []sample `json:"samples"`
	}
	if err := json.NewDecoder(os.Stdin).Decode(&file); err != nil {
		log.Fatal(err)
	}
	parsed := template.Must(template.New("requestLog").Parse(file.Template))
	for index := range file.Samples {
		each := &file.Samples[index]
		address, err := url.ParseRequestURI(each.URL)
		if err != nil {
			log.Fatal(err)
		}
		header := http.Header{}
		for name, value := range each.Headers {
			header.Set(name, string(value))
		}
		podIP := ""
		if each.Pod != "" {
			podIP = "10.8.0.7"
		}
		var line bytes.Buffer
		err = parsed.Execute(&line, struct {
			Request  *http.Request
			Response *response
			Revision *revision
			TraceID  string
		}{
			&http.Request{
				Method: each.Method, URL: address, RequestURI: each.URL, Host: each.Host, Header: header,
				ContentLength: each.Length, Proto: "HTTP/1.1", RemoteAddr: "10.8.0.4:50123",
			},
			&response{Code: each.Code, Size: 2, Latency: each.Latency},
			&revision{"hello-00001", "dev-07", "hello", "hello", each.Pod, podIP},
			each.TraceID,
		})
		if err != nil {
			log.Fatal(err)
		}
		each.Line = line.String()
	}
	encoder := json.NewEncoder(os.Stdout)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(file); err != nil {
		log.Fatal(err)
	}
}
