package interview

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// How much of the candidate's the interviewer quotes: words, and bytes of them.
const (
	mostQuoted  = 12
	mostOfQuote = 160
)

// clip takes at most twelve words in a row out of a text, as they stand there:
// the clause around what focus finds, or the first. It is "" for what cannot be
// said aloud: endless words, control characters.
func clip(text string, focus *regexp.Regexp) string {
	quote := cut(text, focus)
	if len(quote) > mostOfQuote || strings.ContainsFunc(quote, func(r rune) bool { return !unicode.IsPrint(r) }) {
		return ""
	}
	return quote
}

func cut(text string, focus *regexp.Regexp) string {
	text = strings.ToValidUTF8(text, "")
	if whole := strings.Fields(text); len(whole) <= mostQuoted {
		text = strings.Trim(strings.Join(whole, " "), edges)
		if !strings.ContainsAny(text, "“”") {
			return text
		}
	}
	at := 0
	if focus != nil {
		if loc := focus.FindStringIndex(text); loc != nil {
			at = loc[0]
		}
	}
	from, to := clause(text, at)
	words := strings.Fields(text[from:to])
	k := 0 // the word that focus found
	if at > from {
		k = len(strings.Fields(text[from:at]))
	}
	for len(words) > 3 && k > 0 && joining[strings.ToLower(strings.Trim(words[0], ","))] {
		words, k = words[1:], k-1
	}
	if len(words) > mostQuoted {
		start := max(0, min(k-4, len(words)-mostQuoted))
		words = words[start : start+mostQuoted]
	}
	for len(words) > 3 && dangling[strings.ToLower(words[len(words)-1])] {
		words = words[:len(words)-1]
	}
	return strings.Trim(strings.Join(words, " "), edges)
}

// edges are marks that a quote neither begins nor ends with.
const edges = " ,;:.!?-–—“”\"'("

// Words that a quote does not begin with, and that it does not end with.
var (
	joining  = setOf("and", "but", "so", "well", "then", "also", "because", "that", "which", "or", "where", "when")
	dangling = setOf("a", "an", "the", "of", "to", "for", "in", "on", "at", "by", "with", "and", "or", "but", "that", "which", "because", "as", "from", "my", "our", "their", "its", "was", "were", "is", "we", "i")
)

// clause is the span around a byte of text between marks that part clauses.
func clause(text string, at int) (from, to int) {
	to = len(text)
	for i, r := range text {
		next := i + utf8.RuneLen(r)
		spaced := next >= len(text) || isSpace(text[next:])
		if !strings.ContainsRune(".!?;:,—–“”\n()", r) || !spaced && strings.ContainsRune(".,:", r) {
			continue
		}
		if i < at {
			from = next
			continue
		}
		if i > at && len(strings.Fields(text[from:i])) >= 3 {
			return from, i
		}
	}
	return from, to
}

func isSpace(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsSpace(r)
}

// bigWords are words that claim a size and give none.
var bigWords = regexp.MustCompile(`(?i)\b(significant\w*|substantial\w*|dramatic\w*|huge\w*|massive\w*|considerabl\w*|much|many|a lot|lots|better|faster|slower|improv\w*|great\w*|large\w*|big\w*|good|successful\w*|quick\w*|well|more|less|most|always|everyone|everything)\b`)

// resultFigure is a figure that claims an effect: a share, a factor, an amount
// of money or of people.
var resultFigure = regexp.MustCompile(`(?i)(?:\b\d[\d,.]*\s?(?:%|percent\b|x\b|times\b|fold\b)|[$€£]\s?\d[\d,.]*|\b\d[\d,.]*\s?(?:million|billion|thousand|k|m)?\s(?:users|members|customers|people|dollars|euros|hours)\b)`)

// sizeFigure is any figure with a unit, as designs use them.
var sizeFigure = regexp.MustCompile(`(?i)\b\d[\d,.]*\s?(?:%|percent\b|x\b|times\b|million\b|billion\b|thousand\b|[km]\b|[kmgt]bs?\b|gigabytes?\b|terabytes?\b|[qr]ps\b|requests?\b|nodes?\b|machines?\b|servers?\b|users\b|members\b)`)

// derivation are words by which somebody says where a figure comes from.
var derivation = regexp.MustCompile(`(?i)\b(because|measured?|measuring|logs?|logged|dashboard|counted|count|sampled?|traced?|benchmark\w*|divided?|per|times \d|multipl\w+|from \S+ (?:\S+ ){0,3}to|equals|comes? (?:to|from|out)|came (?:to|from|out)|compared|baseline|control|experiment|a/b|median|p\d\d|out of|each|every)\b|=`)

// thinFigure is a figure of a message that nothing around it derives, with the
// words it stands in; "" if there is none.
func thinFigure(said string, technical bool) string {
	figure := resultFigure
	if technical {
		figure = sizeFigure
	}
	if len(said) > 16<<10 {
		said = said[:16<<10] // a longer message has its claims at its beginning
	}
	parts := strings.FieldsFunc(said, func(r rune) bool { return r == '\n' || r == '?' || r == '!' })
	for _, part := range parts {
		for sentence := range strings.SplitSeq(part, ". ") {
			if figure.MatchString(sentence) && !derivation.MatchString(sentence) {
				return clip(sentence, figure)
			}
		}
	}
	return ""
}

// technology is the first technology that a message names, as it is written
// there.
func technology(said string) string {
	for word := range strings.FieldsFuncSeq(said, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '+' && r != '#'
	}) {
		if exact[word] || known[strings.ToLower(word)] {
			return word
		}
	}
	return ""
}

// The technologies that may be taken away. Those that are also ordinary words
// are known by their capitals alone.
var (
	known = setOf("kafka", "kinesis", "pulsar", "rabbitmq", "activemq", "sqs", "sns", "nats", "zeromq", "kubernetes", "k8s", "nomad", "mesos", "docker", "terraform",
		"redis", "memcached", "evcache", "hazelcast", "valkey", "dynamodb", "cassandra", "scylladb", "hbase", "bigtable", "cockroachdb", "tidb", "vitess", "mongodb", "couchbase", "couchdb",
		"postgres", "postgresql", "mysql", "mariadb", "sqlite", "rocksdb", "leveldb", "foundationdb", "aurora", "bigquery", "redshift", "clickhouse", "druid", "pinot", "elasticsearch", "opensearch", "solr", "lucene",
		"hadoop", "hdfs", "mapreduce", "airflow", "debezium", "zookeeper", "etcd", "eureka", "istio", "linkerd", "nginx", "haproxy", "zuul", "grpc", "graphql", "protobuf", "websocket", "websockets",
		"prometheus", "grafana", "datadog", "splunk", "opentelemetry", "kibana", "cloudfront", "akamai", "fastly", "cloudflare", "ec2", "eks", "ecs", "gcp", "aws", "cdn", "jenkins", "spinnaker",
		"tensorflow", "pytorch", "xgboost", "faiss", "neo4j", "janusgraph", "snowflake", "databricks", "dbt", "temporal", "raft", "paxos", "crdt", "crdts", "mqtt", "webrtc", "quic")
	exact = setOf("Spark", "Flink", "Storm", "Beam", "Spanner", "Consul", "Vault", "Envoy", "Hive", "Presto", "Trino", "Iceberg", "Samza", "Celery", "Sidekiq", "Hystrix", "Ribbon", "Keystone", "Maestro", "Lambda", "S3", "Argo", "Pushy")
)

func setOf(names ...string) map[string]bool {
	set := make(map[string]bool, len(names))
	for _, n := range names {
		set[n] = true
	}
	return set
}
