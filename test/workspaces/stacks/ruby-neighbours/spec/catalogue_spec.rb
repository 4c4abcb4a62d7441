Faraday.get(ENV["TEST_URL"])
