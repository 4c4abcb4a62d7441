class Default:
    REPORTS_URL_PREFIX = "/reports-of"
