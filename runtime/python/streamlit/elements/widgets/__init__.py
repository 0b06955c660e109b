"""The input widgets. Each is four short steps: coerce, validate, make the node, register."""
