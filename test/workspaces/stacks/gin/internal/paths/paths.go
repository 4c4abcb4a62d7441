package paths

const (
	API    = "/api"
	Orders = API + "/orders"
)
