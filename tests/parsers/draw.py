"""draw.py DIR N SEED < PATHS: N of the paths, drawn by SEED, evenly from the folders that DIR holds."""
import collections
import os
import random
import sys

dir, n, seed = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
folders = collections.defaultdict(list)
for path in sorted(sys.stdin.read().splitlines()):
    folders[os.path.relpath(path, dir).split(os.sep)[0]].append(path)
random.seed(seed)
for paths in folders.values():
    random.shuffle(paths)
drawn = []
while len(drawn) < n and any(folders.values()):
    for paths in folders.values():
        if paths and len(drawn) < n:
            drawn.append(paths.pop())
print("\n".join(sorted(drawn)))
