module hotloop

go 1.26.0

require (
	github.com/alecthomas/kong v1.17.0
	github.com/danielgtaylor/huma/v2 v2.39.0
	github.com/jackc/pgx/v5 v5.11.0
	github.com/jdkato/prose/v3 v3.2.3
	github.com/kljensen/snowball v0.10.0
	github.com/pressly/goose/v3 v3.29.0
	honnef.co/go/tools v0.8.1
	modernc.org/sqlite v1.60.1
	golang.org/x/sys v0.49.0
	golang.org/x/term v0.44.0
	golang.org/x/text v0.43.0
)
require (
 github.com/goccy/go-yaml v1.18.0
 github.com/yuin/goldmark v1.7.13
 github.com/rogpeppe/go-internal v1.14.1
 github.com/elastic/go-seccomp-bpf v1.6.0
 github.com/willabides/kongplete v0.4.0
 github.com/schollz/progressbar/v3 v3.19.1
 pgregory.net/rapid v1.2.0
)
