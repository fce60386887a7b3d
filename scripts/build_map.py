#!/usr/bin/env python3
"""Builds data/map/world.tsv: outlines of countries for the brief's inline map.

  scripts/build_map.py WORLD_ATLAS [OUT]

WORLD_ATLAS  unpacked npm package world-atlas (countries-50m.json: Natural Earth, public domain)
Outlines are thinned (Visvalingam: the point that spans the smallest triangle goes first) arc by arc, so that neighbours keep one common
border, and islands too small to see are left out unless they are all a country has. Same input, same bytes.
"""
import json, os, sys
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from build_gazetteer import arcs, fold, table

SMALLEST_TRIANGLE = 0.012  # square degrees: a bend of about 0.15 degrees, half a pixel on a map 1000 pixels wide of 300 degrees
SMALLEST_ISLAND = 0.08     # square degrees


def thin(points):
    closed = points[0] == points[-1]
    keep = list(points)

    def triangle(a, b, c):
        return abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2

    while len(keep) > (4 if closed else 2):
        sizes = [triangle(keep[i - 1], keep[i], keep[i + 1]) for i in range(1, len(keep) - 1)]
        limit = min(sizes)
        if limit >= SMALLEST_TRIANGLE:
            break
        # All points under half the threshold that are not neighbours go in one round: the quadratic way is too slow on long coasts.
        bound, gone, i = max(limit, SMALLEST_TRIANGLE / 4), set(), 0
        while i < len(sizes):
            if sizes[i] <= bound and len(keep) - len(gone) > (4 if closed else 2):
                gone.add(i + 1)
                i += 1
            i += 1
        keep = [p for i, p in enumerate(keep) if i not in gone]
    return keep


def area(points):
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(points, points[1:] + points[:1]))) / 2


def unwrapped(points):
    out = [points[0]]
    for x, y in points[1:]:
        out.append((x + 360 * round((out[-1][0] - x) / 360), y))
    return out


def half(points, keep_west):
    """The part of a closed ring on one side of longitude 180 (Sutherland and Hodgman)."""
    out = []
    for a, b in zip(points, points[1:] + points[:1]):
        inside_a, inside_b = (a[0] <= 180) == keep_west, (b[0] <= 180) == keep_west
        if inside_a:
            out.append(a)
        if inside_a != inside_b and a[0] != b[0]:
            out.append((180.0, a[1] + (b[1] - a[1]) * (180 - a[0]) / (b[0] - a[0])))
    return out + out[:1]


def cut_at_antimeridian(points):
    ring = unwrapped(points)
    if abs(ring[0][0] - ring[-1][0]) > 1:
        return [points]  # around a pole
    west = min(x for x, _ in ring)
    ring = [(x + 360 * (west < -180.01), y) for x, y in ring]
    if max(x for x, _ in ring) <= 180.01:
        return [ring]
    return [half(ring, True), [(x - 360, y) for x, y in half(ring, False)]]


def number(value):
    text = f'{value:.2f}'.rstrip('0').rstrip('.')
    return '0' if text in ('-0', '') else text


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    home = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    out = sys.argv[2] if len(sys.argv) > 2 else os.path.join(home, 'data/map/world.tsv')
    topology = json.load(open(os.path.join(sys.argv[1], 'countries-50m.json')))
    numeric = {row['numeric']: row['alpha_3'] for row in json.load(open('/usr/share/iso-codes/json/iso_3166-1.json'))['3166-1']}
    names = {}
    for row in table(os.path.join(home, 'lexicon/places/countries.tsv')):
        for name in [row['name']] + row['aliases'].split('|'):
            names.setdefault(fold(name), row['code'])
    thinned = [thin(points) for points in arcs(topology)]
    lines = []
    for geometry in topology['objects']['countries']['geometries']:
        name = geometry['properties']['name']
        code = numeric.get(geometry.get('id', '')) or names.get(fold(name)) or {'N. Cyprus': 'CYP', 'Somaliland': 'SOM'}.get(name)
        if not code:
            continue
        polygons = [geometry['arcs']] if geometry['type'] == 'Polygon' else geometry['arcs'] if geometry['type'] == 'MultiPolygon' else []
        pieces = []
        for polygon in polygons:
            for ring in polygon:
                points = []
                for index in ring:
                    piece = thinned[index] if index >= 0 else thinned[~index][::-1]
                    points.extend(piece[1:] if points else piece)
                for piece in cut_at_antimeridian(points):
                    if len(piece) > 3:
                        pieces.append((area(piece), piece))
        pieces.sort(key=lambda piece: (-piece[0], piece[1]))
        path = ''
        for index, (size, outline) in enumerate(pieces):
            if index > 0 and size < SMALLEST_ISLAND:
                continue
            rounded = []
            for x, y in outline:
                pair = f'{number(x)},{number(-y)}'
                if not rounded or rounded[-1] != pair:
                    rounded.append(pair)
            if len(rounded) > 3:
                path += 'M' + 'L'.join(rounded[:-1]) + 'Z'
        if path:
            lines.append((code, name, path))
    merged = {}
    for code, name, path in sorted(lines):
        merged.setdefault(code, []).append(path)
    header = [
        '# Outlines of countries for an inline SVG map. Made by scripts/build_map.py from Natural Earth 1:50m (public domain).',
        '# code: ISO 3166-1 alpha-3 (XKX Kosovo), one line each, sorted. path: value for the d attribute of an SVG <path>; only the commands',
        '# M x,y  L x,y  Z, absolute, in degrees with at most two decimals: x = longitude (-180..180), y = MINUS latitude (-90..90, so that',
        '# north is up). Plate carree: use viewBox="-180 -90 360 180", or any part of it: viewBox="west -north width height". A point at',
        '# (lat, lon) is drawn at x = lon, y = -lat. Holes are rings of the same path: fill-rule="evenodd". Lines end at the antimeridian.',
        '@columns\tcode\tpath',
    ]
    text = '\n'.join(header + [f"{code}\t{''.join(paths)}" for code, paths in sorted(merged.items())]) + '\n'
    open(out, 'w', encoding='utf-8').write(text)
    print(f'{out}: {len(merged)} countries, {len(text) / 1e3:.0f} kB')


if __name__ == '__main__':
    main()
