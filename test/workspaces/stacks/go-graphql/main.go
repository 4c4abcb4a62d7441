package main

import graphql "github.com/graph-gophers/graphql-go"

const schema = `
	type Query {
		depots: [String!]!
	}
`

type root struct{}

func (r *root) Depots() []string { return nil }

var parsed = graphql.MustParseSchema(schema, &root{})
