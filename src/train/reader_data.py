"""Reading the training corpora and turning words into features.

The features here and in src/syntax/word_features.cpp must be the same to the bit: the table of hashed features is learned
under the hash below. src/train/export_reader.py writes a few words with their feature numbers into the model's self-test.
"""
import json
import random
from collections import Counter, defaultdict

UPOS = 'X ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB'.split()
XPOS = ("_ CC CD DT EX FW IN JJ JJR JJS LS MD NN NNP NNPS NNS PDT POS PRP PRP$ RB RBR RBS RP SYM TO UH VB VBD VBG VBN VBP VBZ "
        "WDT WP WP$ WRB . , : `` '' -LRB- -RRB- HYPH $ ADD AFX GW NFP").split()
DEPREL = ('dep acl acl:relcl advcl advcl:relcl advmod amod appos aux aux:pass case cc cc:preconj ccomp compound compound:prt conj '
          'cop csubj csubj:outer csubj:pass det det:predet discourse dislocated expl fixed flat goeswith iobj list mark nmod '
          'nmod:desc nmod:poss nmod:unmarked nsubj nsubj:outer nsubj:pass nummod obj obl obl:agent obl:unmarked orphan parataxis '
          'punct reparandum root vocative xcomp').split()
NAMES = 'O B-PER I-PER B-ORG I-ORG B-LOC I-LOC B-MISC I-MISC'.split()
UPOS_ID = {v: i for i, v in enumerate(UPOS)}
XPOS_ID = {v: i for i, v in enumerate(XPOS)}
REL_ID = {v: i for i, v in enumerate(DEPREL)}
NAME_ID = {v: i for i, v in enumerate(NAMES)}
NONE = -100  # "this corpus does not say": masked out of the loss

BUCKETS = 32768
CURLY = {'\u2018': "'", '\u2019': "'", '\u201a': "'", '\u201b': "'", '\u00b4': "'", '\u201c': '"', '\u201d': '"', '\u201e': '"',
         '\u201f': '"', '\u00ab': '"', '\u00bb': '"', '``': '"', "''": '"', '\u2013': '-', '\u2014': '-', '\u2212': '-',
         '\u2010': '-', '\u2011': '-', '\u2026': '...', '\u00a0': ' '}


def plain_form(form):
    """Curly quotes, dashes and the ellipsis as ASCII: one embedding for all spellings."""
    if form in CURLY:
        return CURLY[form]
    if form.isascii():
        return form
    return ''.join(CURLY.get(c, c) for c in form)


def _lower(c):
    # The ranges of to_lower in src/base/utf8.cpp: other scripts keep their case.
    o = ord(c)
    inside = (o < 0x80 or 0xc0 <= o <= 0xde or 0x100 <= o <= 0x137 or 0x139 <= o <= 0x148 or 0x14a <= o <= 0x17e or
              0x391 <= o <= 0x3a9 or 0x400 <= o <= 0x42f)
    low = c.lower()
    return 'i' if o == 0x130 else low if inside and len(low) == 1 else c


def lower(text):
    return text.lower() if text.isascii() else ''.join(map(_lower, text))


def word_key(form):
    """Key of the word table: lower case, every digit a zero."""
    key = lower(plain_form(form))
    return ''.join('0' if '0' <= c <= '9' else c for c in key)


def shape_of(form):
    """Xxxx -> Xx, U.S. -> X.X., 1,000 -> d,d: runs of one class are cut to two."""
    out = []
    for c in form:
        if '0' <= c <= '9':
            s = 'd'
        elif c.isascii():
            s = 'X' if c.isupper() else 'x' if c.islower() else c
        else:
            s = 'X' if _lower(c) != c else 'x' if ord(c) >= 0xc0 else '~'
        if len(out) >= 2 and out[-1] == s and out[-2] == s:
            continue
        out.append(s)
    return ''.join(out[:12])


def fnv(tag, text):
    h = 2166136261
    h = ((h ^ ord(tag)) * 16777619) & 0xffffffff
    for b in text.encode('utf-8'):
        h = ((h ^ b) * 16777619) & 0xffffffff
    h ^= h >> 15
    return h & (BUCKETS - 1)


def features_of(form):
    """Numbers of the hashed features: 3 prefixes, 4 suffixes, shape, padded trigrams (12 at most)."""
    word = plain_form(form)
    low = lower(word)
    low = ''.join('0' if '0' <= c <= '9' else c for c in low)
    n = len(low)
    out = [fnv('h', shape_of(word))]
    for k in (1, 2, 3):
        if n >= k:
            out.append(fnv('abc'[k - 1], low[:k]))
    for k in (1, 2, 3, 4):
        if n >= k:
            out.append(fnv('defg'[k - 1], low[n - k:]))
    padded = '<' + low + '>'
    for i in range(min(12, len(padded) - 2)):
        out.append(fnv('t', padded[i:i + 3]))
    return out


MAX_FEATURES = 20


class Sentence:
    __slots__ = ('forms', 'lemmas', 'upos', 'xpos', 'heads', 'rels', 'names', 'open_misc', 'glued')

    def __init__(self, forms):
        self.forms = forms
        self.lemmas = self.upos = self.xpos = self.heads = self.rels = self.names = None
        self.open_misc = False  # O may hide a MISC: the corpus does not annotate it


def read_conllu(path):
    sentences, rows, glue = [], [], []
    for line in open(path, encoding='utf-8'):
        line = line.rstrip('\n')
        if line:
            if line[0] != '#':
                cells = line.split('\t')
                if cells[0].isdigit():
                    rows.append(cells)
            continue
        if rows:
            s = Sentence([r[1] for r in rows])
            s.lemmas = [r[2] for r in rows]
            s.upos = [UPOS_ID.get(r[3], 0) for r in rows]
            s.xpos = [XPOS_ID.get(r[4], NONE) for r in rows]
            s.heads = [int(r[6]) for r in rows]
            s.rels = [REL_ID[r[7]] if r[7] in REL_ID else REL_ID.get(r[7].split(':')[0], 0) for r in rows]
            sentences.append(s)
        rows = []
    return sentences


def read_names(path):
    sentences, forms, tags = [], [], []
    for line in list(open(path, encoding='utf-8')) + ['\n']:
        line = line.rstrip('\n')
        if not line:
            if forms:
                s = Sentence(forms)
                s.names = tags
                sentences.append(s)
            forms, tags = [], []
        elif line.startswith('# ') and '\t' not in line:
            continue
        else:
            cells = line.split('\t')
            forms.append(cells[0])
            tags.append(NAME_ID[cells[1]])
    return sentences


def join_names(parsed, named, open_misc):
    by_forms = defaultdict(list)
    for s in named:
        by_forms[tuple(s.forms)].append(s.names)
    for s in parsed:
        found = by_forms.get(tuple(s.forms))
        if found:
            s.names = found.pop(0) if len(found) > 1 else found[0]
            s.open_misc = open_misc


def lemma_rule(form, lemma):
    """'L2y' = lower case, cut two characters, add y; 'K' keeps the case; 'C' upper first, lower rest; '=be' says it all."""
    form = plain_form(form)
    lemma = plain_form(lemma)
    best = None
    for mode, base in (('L', lower(form)), ('K', form), ('C', form[:1].upper() + lower(form[1:]))):
        same = 0
        while same < min(len(base), len(lemma)) and base[same] == lemma[same]:
            same += 1
        if same == 0 or (same < 2 and len(base) > 3):
            continue
        cut, add = len(base) - same, lemma[same:]
        if cut > 5 or len(add) > 5:
            continue
        if best is None or cut + len(add) < best[0]:
            best = (cut + len(add), f'{mode}{cut}{add}')
    return best[1] if best else '=' + lemma


def apply_lemma_rule(form, rule):
    form = plain_form(form)
    if rule[0] == '=':
        return rule[1:]
    base = lower(form) if rule[0] == 'L' else form if rule[0] == 'K' else form[:1].upper() + lower(form[1:])
    cut = int(rule[1])
    return base[:len(base) - cut] + rule[2:] if cut < len(base) or rule[2:] else base


VOWELS = 'aeiou'


def third_person(lemma):
    if lemma in ('be', 'have'):
        return 'is' if lemma == 'be' else 'has'
    if lemma.endswith(('s', 'x', 'z', 'ch', 'sh', 'o')):
        return lemma + 'es'
    if lemma.endswith('y') and len(lemma) > 1 and lemma[-2] not in VOWELS:
        return lemma[:-1] + 'ies'
    return lemma + 's'


SMALL = set('a an the of in on at to for from by with and or but as into over after s'.split())


def copy_of(s):
    t = Sentence(list(s.forms))
    t.open_misc = s.open_misc
    for f in ('lemmas', 'upos', 'xpos', 'heads', 'rels', 'names'):
        v = getattr(s, f)
        setattr(t, f, list(v) if v is not None else None)
    return t


def drop_tokens(s, drop):
    """The sentence without the tokens of `drop` (leaves only)."""
    keep = [i for i in range(len(s.forms)) if i not in drop]
    place = {i + 1: k + 1 for k, i in enumerate(keep)}
    place[0] = 0
    t = Sentence([s.forms[i] for i in keep])
    t.open_misc = s.open_misc
    for f in ('lemmas', 'upos', 'xpos', 'rels', 'names'):
        v = getattr(s, f)
        setattr(t, f, [v[i] for i in keep] if v is not None else None)
    t.heads = [place[s.heads[i]] for i in keep]
    mend_names(t)
    return t


def title_case(s, rng):
    for i, form in enumerate(s.forms):
        if i and form.lower() in SMALL:
            continue
        if form[:1].islower() and not form.startswith(("n't", "n\u2019t")):
            s.forms[i] = form[:1].upper() + form[1:]


def headline(s, rng):
    """A headline-like version: articles, be and have gone, past as present, no full stop, at times in title case."""
    if s.heads is None or len(s.forms) < 4:
        return s
    has_child = set(s.heads)
    drop = set()
    for i, form in enumerate(s.forms):
        if (i + 1) in has_child:
            continue
        rel, low = DEPREL[s.rels[i]], form.lower()
        if rel == 'det' and low in ('a', 'an', 'the') and rng.random() < 0.9:
            drop.add(i)
        elif rel in ('aux:pass', 'cop') and s.lemmas[i] == 'be' and low in ('is', 'are', 'was', 'were', 'been', 'am') and rng.random() < 0.8:
            drop.add(i)
        elif rel == 'aux' and s.lemmas[i] in ('be', 'have') and rng.random() < 0.8:
            drop.add(i)
        elif i == len(s.forms) - 1 and form == '.':
            drop.add(i)
    if len(s.forms) - len(drop) < 3:
        return s
    t = drop_tokens(s, drop)
    for i, form in enumerate(t.forms):
        if XPOS[t.xpos[i]] == 'VBD' and UPOS[t.upos[i]] == 'VERB' and t.lemmas[i].isalpha() and rng.random() < 0.7:
            t.forms[i] = third_person(t.lemmas[i])
            t.xpos[i] = XPOS_ID['VBZ']
    if rng.random() < 0.45:
        title_case(t, rng)
    return t


CITIES = ('BAGHDAD KABUL CAIRO LAGOS NAIROBI|KINSHASA JAKARTA MANILA BOGOTA LIMA QUITO CARACAS HAVANA MEXICO_CITY BUENOS_AIRES KYIV '
          'MOSCOW MINSK TBILISI BAKU YEREVAN ANKARA TEHRAN RIYADH SANAA DAMASCUS BEIRUT JERUSALEM GAZA TRIPOLI TUNIS ALGIERS RABAT '
          'DAKAR BAMAKO ABUJA ACCRA KHARTOUM ADDIS_ABABA MOGADISHU KAMPALA HARARE PRETORIA NEW_DELHI ISLAMABAD DHAKA COLOMBO '
          'KATHMANDU YANGON BANGKOK HANOI BEIJING SEOUL TOKYO TAIPEI PARIS LONDON BERLIN GENEVA BRUSSELS BELGRADE SARAJEVO '
          'WASHINGTON NEW_YORK GROZNY PESHAWAR KARACHI MOSUL ALEPPO').replace('|', ' ').split()
MONTHS = 'Jan Feb March April May June July Aug Sept Oct Nov Dec January February August September October November December'.split()
AGENCIES = 'Reuters AP AFP Xinhua Interfax Tass Bloomberg Kyodo DPA ANSA'.split()


def dateline(s, rng):
    """CITY , Aug 22 ( AGENCY ) - in front of the sentence, hanging from its root."""
    city = rng.choice(CITIES).split('_')
    if rng.random() < 0.5:
        city = [c.capitalize() for c in city]
    head_forms, lemmas, upos, xpos, heads, rels, names = [], [], [], [], [], [], []

    def add(form, lemma, u, x, h, r, n='O'):
        head_forms.append(form)
        lemmas.append(lemma)
        upos.append(UPOS_ID[u])
        xpos.append(XPOS_ID[x])
        heads.append(h)
        rels.append(REL_ID[r])
        names.append(NAME_ID[n])

    root = -1  # stands for the root of the sentence
    last = len(city)
    for k, part in enumerate(city):
        lemma = part.capitalize()
        if k + 1 < last:
            add(part, lemma, 'PROPN', 'NNP', last, 'compound', 'B-LOC' if k == 0 else 'I-LOC')
        else:
            add(part, lemma, 'PROPN', 'NNP', root, 'parataxis', 'B-LOC' if k == 0 else 'I-LOC')
    style = rng.random()
    if style < 0.6:
        add(',', ',', 'PUNCT', ',', last, 'punct')
        month = rng.choice(MONTHS)
        at = len(head_forms) + 1
        add(month, month, 'PROPN', 'NNP', last, 'nmod:unmarked')
        if rng.random() < 0.3 and len(month) < 5 and month not in ('May', 'June', 'July'):
            head_forms[-1] = lemmas[-1] = month + '.'
        day = str(rng.randint(1, 31))
        add(day, day, 'NUM', 'CD', at, 'nummod')
    if style < 0.85:
        at = len(head_forms) + 1
        add('(', '(', 'PUNCT', '-LRB-', at + 1, 'punct')
        agency = rng.choice(AGENCIES)
        add(agency, agency, 'PROPN', 'NNP', last, 'appos', 'B-ORG')
        add(')', ')', 'PUNCT', '-RRB-', at + 1, 'punct')
    add(rng.choice(['-', '\u2014', '\u2013', '--', ':']), '-', 'PUNCT', ',', last, 'punct')
    lemmas[-1] = head_forms[-1]
    shift = len(head_forms)
    old_root = s.heads.index(0) + 1 + shift
    t = copy_of(s)
    t.forms = head_forms + t.forms
    t.lemmas = lemmas + t.lemmas
    t.upos = upos + t.upos
    t.xpos = xpos + t.xpos
    t.heads = [old_root if h == root else h for h in heads] + [h + shift if h else 0 for h in t.heads]
    t.rels = rels + t.rels
    t.names = names + t.names if t.names is not None else None
    return t


def subtree(s, top):
    """Positions (0-based) under token `top` (1-based), itself included."""
    children = defaultdict(list)
    for i, h in enumerate(s.heads):
        children[h].append(i + 1)
    found, todo = [], [top]
    while todo:
        t = todo.pop()
        found.append(t - 1)
        todo += children[t]
    return sorted(found)


def will_as_to(s, rng):
    """'NATO will send troops' -> 'NATO to send troops', as headlines say it."""
    t = copy_of(s)
    for i, form in enumerate(t.forms):
        if form in ('will', "'ll") and DEPREL[t.rels[i]] == 'aux' and XPOS[t.xpos[t.heads[i] - 1]] == 'VB' and (i + 1) not in t.heads:
            t.forms[i] = t.lemmas[i] = 'to'
            t.upos[i], t.xpos[i], t.rels[i] = UPOS_ID['PART'], XPOS_ID['TO'], REL_ID['mark']
    return t


def said_as_colon(s, rng):
    """'The minister said that X' -> 'Minister: X' or 'X: minister'. The root is X, who said it hangs from it as parataxis."""
    root = s.heads.index(0)
    if s.lemmas[root] not in ('say', 'tell', 'warn', 'announce', 'claim', 'report', 'think', 'believe', 'know', 'hope'):
        return None
    who = [i for i, h in enumerate(s.heads) if h == root + 1 and DEPREL[s.rels[i]] == 'nsubj']
    what = [i for i, h in enumerate(s.heads) if h == root + 1 and DEPREL[s.rels[i]] == 'ccomp']
    if len(who) != 1 or len(what) != 1 or UPOS[s.upos[who[0]]] not in ('NOUN', 'PROPN'):
        return None
    content = [i for i in subtree(s, what[0] + 1) if not (s.forms[i].lower() == 'that' and DEPREL[s.rels[i]] == 'mark')]
    while content and DEPREL[s.rels[content[-1]]] == 'punct':
        content.pop()
    while content and DEPREL[s.rels[content[0]]] == 'punct':
        content.pop(0)
    source = subtree(s, who[0] + 1)
    if len(content) < 3 or len(source) > 8 or what[0] not in content:
        return None
    first = rng.random() < 0.6
    order = source + [None] + content if first else content + [None] + source
    place = {i: k + 1 for k, i in enumerate(order) if i is not None}
    t = Sentence([])
    t.open_misc = s.open_misc
    t.lemmas, t.upos, t.xpos, t.heads, t.rels = [], [], [], [], []
    t.names = [] if s.names is not None else None
    mark = ':' if first or rng.random() < 0.4 else rng.choice(['-', '\u2013', ','])
    for i in order:
        if i is None:
            t.forms.append(mark)
            t.lemmas.append(mark)
            t.upos.append(UPOS_ID['PUNCT'])
            t.xpos.append(XPOS_ID[',' if mark == ',' else ':'])
            t.heads.append(place[what[0]] if first else place[who[0]])
            t.rels.append(REL_ID['punct'])
        else:
            t.forms.append(s.forms[i])
            t.lemmas.append(s.lemmas[i])
            t.upos.append(s.upos[i])
            t.xpos.append(s.xpos[i])
            t.heads.append(0 if i == what[0] else place[what[0]] if i == who[0] else place.get(s.heads[i] - 1, place[what[0]]))
            t.rels.append(REL_ID['root'] if i == what[0] else REL_ID['parataxis'] if i == who[0] else s.rels[i])
        if t.names is not None:
            t.names.append(0 if i is None else s.names[i])
    mend_names(t)
    return t


def mend_names(t):
    """An I- tag whose beginning is gone begins the name."""
    last = 0
    for i, tag in enumerate(t.names or []):
        if tag and tag % 2 == 0 and last not in (tag, tag - 1):
            t.names[i] = tag - 1
        last = t.names[i]


class Pools:
    """Names of the whole world, by kind and number of tokens (make_pools.py)."""

    def __init__(self, path, rng):
        self.rng = rng
        p = json.load(open(path))
        self.people = list(p['people'].values())
        self.adjectives, self.bodies = p['adjectives'], p['bodies']
        self.places = self.by_size(p['places'])
        self.known_places = self.by_size(p['countries'] * 2 + p['capitals'] * 2 + p['provinces'])
        self.organisations = self.by_size(p['organisations'])

    @staticmethod
    def cut(name):
        return name.replace('-', ' - ').split()

    def by_size(self, names):
        out = defaultdict(list)
        for n in names:
            tokens = self.cut(n)
            if len(tokens) <= 4:
                out[len(tokens)].append(tokens)
        return out

    def person(self, size):
        given, family = self.rng.choice(self.people)
        g, f = self.rng.choice(given), self.rng.choice(family)
        if size == 1:
            return [self.rng.choice([g, f, f])]
        return [g, self.rng.choice(given), f] if size == 3 else [g, f]

    def organisation(self, size):
        if size == 1 and self.rng.random() < 0.4:
            return [''.join(self.rng.choice('AABCDEEFGHIIJKLLMNNOPPRRSSTTUUVWZ') for _ in range(self.rng.choice([2, 3, 3, 3, 4, 4, 5, 6])))]
        if size > 1 and self.rng.random() < 0.6:
            front = self.rng.choice(self.adjectives).split() if self.rng.random() < 0.6 else self.place(1)
            tokens = front + self.rng.choice(self.bodies).replace("'s", " 's").split()
            return tokens if len(tokens) == size else None
        return self.rng.choice(self.organisations[size]) if self.organisations[size] else None

    def place(self, size):
        source = self.known_places if self.rng.random() < 0.35 else self.places
        return self.rng.choice(source[size]) if source[size] else None

    def swap(self, s):
        """The sentence with some of its names exchanged for names of the same kind and number of tokens."""
        t = copy_of(s)
        i = 0
        while i < len(t.names):
            tag = t.names[i]
            end = i + 1
            while end < len(t.names) and tag and t.names[end] == tag + 1:
                end += 1
            kind = (tag + 1) // 2
            if tag % 2 == 1 and kind < 4 and self.rng.random() < 0.75:
                forms = t.forms[i:end]
                proper = all(f[:1].isupper() and f.replace('.', '').isalnum() for f in forms)
                tagged = t.upos is None or all(UPOS[u] == 'PROPN' for u in t.upos[i:end])
                size = end - i
                new = None
                if proper and tagged and size <= 4:
                    new = self.person(size) if kind == 1 and size <= 3 else self.organisation(size) if kind == 2 else \
                        self.place(size) if kind == 3 else None
                if new and len(new) == size:
                    if all(f.isupper() and len(f) > 4 for f in forms):
                        new = [f.upper() for f in new]
                    if t.upos is None or all(f[:1].isupper() for f in new):
                        t.forms[i:end] = new
                        if t.lemmas is not None:
                            t.lemmas[i:end] = new
                            t.xpos[i:end] = [XPOS_ID['NNP']] * size
            i = end
        return t


def augment(s, rng, pools=None):
    """At times another version of the sentence; the tree, tags and names stay true."""
    if pools and s.names and any(s.names) and rng.random() < 0.4:
        s = pools.swap(s)
    r = rng.random()
    if s.heads is None:
        if r < 0.04:
            s = copy_of(s)
            s.forms = [f.upper() for f in s.forms]
        elif r < 0.08:
            s = copy_of(s)
            title_case(s, rng)
        return s
    if pools and r < 0.30 and s.forms:
        told = said_as_colon(s, rng)
        if told:
            return headline(told, rng) if rng.random() < 0.7 else told
    if r < 0.11:
        return headline(will_as_to(s, rng) if pools else s, rng)
    if r < 0.14:
        s = copy_of(s)
        s.forms = [f.upper() for f in s.forms]
    elif r < 0.17:
        s = copy_of(s)
        title_case(s, rng)
    elif r < 0.195:
        return dateline(s, rng)
    elif r < 0.25 and s.forms[-1] == '.' and len(s.forms) > 3 and len(s.forms) not in s.heads:
        return drop_tokens(s, {len(s.forms) - 1})
    return s


class Rules:
    """Classes of the lemma head."""

    def __init__(self, sentences=(), least=3, names=None):
        counts = Counter(lemma_rule(f, l) for s in sentences if s.lemmas for f, l in zip(s.forms, s.lemmas) if l != '_' or f == '_')
        self.rules = names or ['L0'] + sorted(r for r, n in counts.items() if n >= least and r != 'L0')
        self.ids = {r: i for i, r in enumerate(self.rules)}

    def id(self, form, lemma):
        if self.rules and plain_form(lemma) == lower(plain_form(form)):
            return 0
        return self.ids.get(lemma_rule(form, lemma), NONE)


class Types:
    """Every cased form seen, with its row in the word table and its hashed features."""

    def __init__(self, rows):
        self.rows = rows  # word key -> row, from 1; 0 is "unknown"
        self.ids = {}
        self.row_of = []
        self.features = []

    def id(self, form):
        found = self.ids.get(form)
        if found is None:
            found = self.ids[form] = len(self.row_of)
            self.row_of.append(self.rows.get(word_key(form), 0))
            self.features.append(features_of(form))
        return found
