// Shown to readers, loaded by nobody.
app.get("/never", requireUser(), (request, response) => response.end());
app.route("/never/:id").delete(denyAll());
