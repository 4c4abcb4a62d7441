package aquarium;

import jakarta.ws.rs.core.Application;

public class Aquarium extends Application {}
