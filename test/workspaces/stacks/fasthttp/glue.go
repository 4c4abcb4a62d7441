package main

import "github.com/zerodha/fastglue"

func glued() *fastglue.Fastglue {
	g := fastglue.NewGlue()
	g.PUT("/seals/{uuid}", allowed(seal))
	return g
}

func allowed(next fastglue.FastRequestHandler) fastglue.FastRequestHandler {
	return func(r *fastglue.Request) error { return next(r) }
}

func seal(r *fastglue.Request) error { return nil }
