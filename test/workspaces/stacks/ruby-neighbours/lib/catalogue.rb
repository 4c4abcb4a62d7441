class Catalogue
  BASE = ENV.fetch("CATALOGUE_URL", "https://catalogue.example.org")

  def look_up(isbn)
    Faraday.get("#{BASE}/books/#{isbn}")
  end

  def cover(isbn)
    HTTP.timeout(5).get("https://covers.example.org/#{isbn}.jpg")
  end

  def report(loan)
    RestClient::Request.execute(method: :post, url: "https://stats.example.org/loans", payload: loan)
  end

  def ping(address)
    Typhoeus.get(address)
  end

  def shelf
    Rails.cache.get(ENV["SHELF"])
    ENV["TZ"] = "UTC"
    ENV["LOCALE"] ||= "en"
    Setting.get("https://nobody.example.org")
  end
end
