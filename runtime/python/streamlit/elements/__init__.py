"""The elements, one file each (or one small family): arguments in, a node out."""
