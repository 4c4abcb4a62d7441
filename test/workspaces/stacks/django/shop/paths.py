def trailing_slash(value):
    return f'{value.strip("/")}/' if value else ""
