class Depot:
    def __init__(self, http, depot_url):
        self.http = http
        self.depot_url = depot_url

    def levels(self, session, Level):
        session.get(Level, 1)
        return self.http.get(self.depot_url, timeout=3)
