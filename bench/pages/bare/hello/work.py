def run(n):
    return f"Hello, World{'!' * n} That is {n} of them."
