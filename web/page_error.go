package web

import (
	"net/http"

	"hotloop"
)

type errorPage struct {
	Status int
	Head   string
	Says   string
	// Back is the address of a way on, BackText what it says.
	Back, BackText string
}

// errorPage says what went wrong in one sentence, with a way on.
func (s *server) errorPage(w http.ResponseWriter, r *http.Request, p *Problem) {
	for k, v := range p.GetHeaders() {
		w.Header()[k] = v
	}
	head := map[int]string{
		http.StatusNotFound:            "Not here",
		http.StatusForbidden:           "Refused",
		http.StatusUnprocessableEntity: "That does not fit",
		http.StatusConflict:            "Something changed meanwhile",
		http.StatusTooManyRequests:     "One moment",
		http.StatusServiceUnavailable:  "Not possible on this machine now",
	}[p.Status]
	if head == "" {
		head = "That did not work"
	}
	data := errorPage{Status: p.Status, Head: head, Says: p.Detail, Back: "/", BackText: "Go home"}
	if loop := r.PathValue("loop"); loop != "" && p.Status != http.StatusNotFound {
		data.Back, data.BackText = loopHref(hotloop.LoopID(loop)), "Back to the room"
	}
	show(s, w, r, p.Status, "error", head, data)
}

func (s *server) notFound(http.ResponseWriter, *http.Request) error {
	return hotloop.Errorf(hotloop.CodeNotFound, "There is no page at this address.")
}
