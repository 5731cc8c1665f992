"""The base class of persistent handlers."""


class PersistentServerConnectionApplication:
    def __init__(self):
        pass

    def handle(self, in_string):
        raise NotImplementedError
