package store

func forget(cache *Cache, router Router) {
	cache.Delete("teams")
	router.Update("users").Set("name", 1)
}
