from flask import Blueprint


class Section(Blueprint):
    def __init__(self, name, import_name, **kwargs):
        kwargs.setdefault("url_prefix", "/sections/" + name)
        super().__init__(name, import_name, **kwargs)


class NamedSection(Section):
    title = "Named"
