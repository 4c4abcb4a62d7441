package aquarium;

import jakarta.ws.rs.HttpMethod;

@HttpMethod("QUERY")
public @interface QUERY {}
