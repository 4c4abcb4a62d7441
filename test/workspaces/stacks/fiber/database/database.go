package database

// Connect is no route of this method, whatever it is given.
func Connect(name string, ready any) {}
