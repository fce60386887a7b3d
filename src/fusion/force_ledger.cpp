#include "fusion/force_ledger.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace vedette::fusion {

namespace {

bool comes_before(const ForceClaim& left, const ForceClaim& right) {
    const auto key = [](const ForceClaim& claim) {
        return std::tie(claim.published.from, claim.published.to, claim.row.report, claim.position, claim.row.id);
    };
    return key(left) < key(right);
}

bool is_any_force(std::string_view kind) {
    return kind == "troops" || kind == "forces" || kind == "force" || kind == "soldiers" || kind == "army" || kind == "servicemen" || kind == "personnel";
}

// A place that the retreat leaves is one that the force was said to hold.
bool leaves_held_place(const ForceClaim& leaving, const ForceClaim& standing) {
    return std::any_of(leaving.left.begin(), leaving.left.end(),
                       [&](const std::string& place) { return std::binary_search(standing.held.begin(), standing.held.end(), place); });
}

// "The brigade left Sisak": whatever of the same owner and kind stood there before is closed, unless only some of it is said to go.
bool closes(const ForceClaim& leaving, const ForceClaim& standing) {
    const ForceRow& row = standing.row;
    if (leaving.row.owner != row.owner || row.report == leaving.row.report || !row.closed_by.empty()) {
        return false;
    }
    if (row.force_kind != leaving.row.force_kind && !(is_any_force(row.force_kind) && is_any_force(leaving.row.force_kind))) {
        return false;
    }
    const bool only_some = leaving.row.has_count && (!row.low || !leaving.row.low || *leaving.row.low < *row.low);
    return !only_some && leaves_held_place(leaving, standing);
}

bool says_the_same(const ForceRow& left, const ForceRow& right) {
    return left.low == right.low && left.high == right.high && left.qualifier == right.qualifier && left.status == right.status &&
           left.materiel == right.materiel && left.from == right.from && left.posture == right.posture;
}

} // namespace

std::string key_of(const ForceClaim& claim) {
    std::string key = claim.row.owner + "\n" + claim.row.force_kind + "\n" + claim.row.source;
    for (const std::string& place : claim.held) {
        key += "\n" + place;
    }
    return key;
}

bool is_withdrawal(const ForceClaim& claim) { return claim.row.posture == Posture::leaving && claim.row.status == Status::actual && !claim.row.owner.empty(); }

bool may_be_closed(const ForceClaim& claim) {
    const ForceRow& row = claim.row;
    return row.posture == Posture::present && row.status == Status::actual && !row.where.empty() && !row.owner.empty();
}

void settle_keys(std::vector<ForceClaim>& claims) {
    std::sort(claims.begin(), claims.end(), comes_before);
    std::map<std::string, std::size_t> latest; // by key: the last row of a force by a source
    for (std::size_t index = 0; index < claims.size(); ++index) {
        ForceRow& row = claims[index].row;
        const std::string key = key_of(claims[index]);
        claims[index].is_repeated = false;
        row.supersedes.clear();
        if (const auto before = latest.find(key); before != latest.end()) {
            const ForceRow& earlier = claims[before->second].row;
            if (says_the_same(earlier, row) && (earlier.report == row.report || earlier.as_of == row.as_of)) {
                claims[index].is_repeated = true;
                row.closed_by.clear();
                continue;
            }
            // In one report two statements stand side by side; only later news supersedes.
            if (earlier.report != row.report && !row.owner.empty()) {
                row.supersedes = earlier.id;
            }
        }
        latest[key] = index;
    }
}

void close_standing(std::vector<ForceClaim>& claims) {
    std::sort(claims.begin(), claims.end(), comes_before);
    std::map<std::string, std::vector<std::size_t>> standing; // by owner: rows that a withdrawal may close
    for (std::size_t index = 0; index < claims.size(); ++index) {
        if (claims[index].is_repeated) {
            continue;
        }
        ForceRow& row = claims[index].row;
        row.closed_by.clear();
        if (is_withdrawal(claims[index])) {
            std::erase_if(standing[row.owner], [&](std::size_t other) {
                const bool closed = closes(claims[index], claims[other]);
                if (closed) {
                    claims[other].row.closed_by = row.id;
                }
                return closed;
            });
        }
        if (may_be_closed(claims[index])) {
            standing[row.owner].push_back(index);
        }
    }
}

std::vector<ForceRow> settle_claims(std::vector<ForceClaim> claims) {
    settle_keys(claims);
    close_standing(claims);
    std::vector<ForceRow> rows;
    for (ForceClaim& claim : claims) {
        if (!claim.is_repeated) {
            rows.push_back(std::move(claim.row));
        }
    }
    std::sort(rows.begin(), rows.end(), [](const ForceRow& left, const ForceRow& right) {
        return std::tie(left.owner, left.where, left.as_of, left.id) < std::tie(right.owner, right.where, right.as_of, right.id);
    });
    return rows;
}

std::vector<ForceRow> build_forces(std::vector<const EventRecord*> events, const DevelopmentOf& development_of) {
    std::sort(events.begin(), events.end(), [](const EventRecord* left, const EventRecord* right) {
        return std::tie(left->report, left->trigger_span.begin, left->id) < std::tie(right->report, right->trigger_span.begin, right->id);
    });
    std::vector<ForceClaim> claims;
    for (auto first = events.begin(); first != events.end();) {
        const auto last = std::find_if(first, events.end(), [&](const EventRecord* event) { return event->report != (*first)->report; });
        std::vector<ForceClaim> of_report = claims_of_report({first, last}, development_of);
        std::move(of_report.begin(), of_report.end(), std::back_inserter(claims));
        first = last;
    }
    return settle_claims(std::move(claims));
}

} // namespace vedette::fusion
