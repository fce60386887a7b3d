#!/bin/sh
# measure.sh [BUILD-FOLDER]: prints every quality figure that docs/measurements.md quotes, by the scorers in ../shared (skips without it).
# Works in a folder of its own; changes nothing in the tree.
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
build=${1:-$here/build/release}
shared=$here/../shared
vedette=$build/bin/vedette
[ -d "$shared/scorers" ] || { echo "measure: no ../shared here; nothing to measure" >&2; exit 0; }
[ -x "$vedette" ] || { echo "measure: $vedette is not built; run scripts/build.sh release" >&2; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
score() { python3 "$shared/scorers/$1.py" "$2" "$3" ${4:-}; }
records() { python3 "$shared/scorers/from_records.py" "$1" "$2" "$3"; }
plain() { # PATH.gz -> a plain copy
    case $1 in *.gz) gunzip -c "$1" >"$work/$(basename "$1" .gz)"; echo "$work/$(basename "$1" .gz)" ;; *) echo "$1" ;; esac
}
code() { "$vedette" code "$1" -q --with mentions,claims,predicates >"$work/records.jsonl"; }

echo "== events: seeds"
"$vedette" code "$shared/seeds/reports.jsonl" -q >"$work/e.jsonl"; score score_coding "$shared/seeds/events.jsonl" "$work/e.jsonl"
echo "== events: reuters-dev"
"$vedette" code "$shared/data/events/reuters-dev.reports.jsonl" -q >"$work/e.jsonl"; score score_coding "$shared/data/events/reuters-dev.events.jsonl" "$work/e.jsonl"
echo "== events: plv-train"
"$vedette" code "$shared/data/events/plv-train.jsonl" -q >"$work/e.jsonl"
records plv "$work/e.jsonl" "$shared/data/events/plv-train.jsonl" >"$work/p.jsonl"; score score_events "$shared/data/events/plv-train.jsonl" "$work/p.jsonl"
for set in places/lgl:place:score_geo places/geovirus:place:score_geo dates/timebank:time:score_time dates/aquaint:time:score_time \
    dates/wikiwars-train:time:score_time quantities/newsquant-dev:count:score_quantity attribution/polnear-dev:claim:score_attribution \
    status/uw-dev:status:score_factuality status/uds_ih2-dev:status:score_factuality status/meantime-dev:status:score_factuality; do
    name=${set%%:*}; rest=${set#*:}; task=${rest%%:*}; scorer=${rest#*:}
    echo "== $name"
    gold=$(plain "$shared/data/$name.jsonl.gz")
    code "$gold"; records "$task" "$work/records.jsonl" "$gold" >"$work/p.jsonl"; score "$scorer" "$gold" "$work/p.jsonl"
done
for set in uner_ewt-dev worldwide-dev crossner_politics-dev gum_derived-dev; do
    echo "== names/$set"
    gold=$(plain "$shared/data/names/$set.jsonl.gz")
    code "$gold"; records name "$work/records.jsonl" "$gold" >"$work/p.jsonl"
    python3 "$shared/scorers/score_ner.py" "$gold" "$work/p.jsonl" --types PER,ORG,LOC
done
echo "== html"
mkdir "$work/pages"
for page in "$shared"/data/html/pages/*/*.gz; do gunzip -c "$page" >"$work/pages/$(basename "$page" .gz)"; done
"$vedette" extract "$work/pages" -q >"$work/r.jsonl" 2>/dev/null || true
records body "$work/r.jsonl" "$shared/data/html/segments_trafilatura_en.jsonl" >"$work/p.jsonl"
score score_html "$shared/data/html/segments_trafilatura_en.jsonl" "$work/p.jsonl"
records date "$work/r.jsonl" "$shared/data/html/pubdate_htmldate-dev.jsonl" >"$work/p.jsonl"
python3 "$shared/scorers/score_html.py" "$shared/data/html/pubdate_htmldate-dev.jsonl" "$work/p.jsonl" --lang en
