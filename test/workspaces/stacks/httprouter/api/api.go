package api

import (
	"net/http"

	"github.com/julienschmidt/httprouter"
)

// Register declares what stands below a prefix.
func Register(r *httprouter.Router, prefix string) {
	r.POST(prefix+"/orders", guarded(create))
	r.PATCH(prefix+"/orders/:id", SetFlag)
}

func guarded(next httprouter.Handle) httprouter.Handle { return next }

func create(w http.ResponseWriter, r *http.Request, params httprouter.Params)  {}
func SetFlag(w http.ResponseWriter, r *http.Request, params httprouter.Params) {}
func Remove(w http.ResponseWriter, r *http.Request)                            {}
func Metrics(w http.ResponseWriter, r *http.Request)                           {}
