#include "pipeline/ledger_step.hpp"

#include "fusion/force_ledger.hpp"
#include "fusion/join_index.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace vedette::pipeline {

namespace {

std::vector<std::int64_t> at_places(const std::string& owner, const std::vector<std::string>& places) {
    std::vector<std::int64_t> numbers;
    for (const std::string& place : places) {
        numbers.push_back(fusion::key_number(owner + "\n" + place));
    }
    return numbers;
}

std::int64_t key_of(const ForceClaim& claim) { return fusion::key_number(fusion::key_of(claim)); }

std::vector<std::int64_t> stands_at(const ForceClaim& claim) {
    return fusion::may_be_closed(claim) ? at_places(claim.row.owner, claim.held) : std::vector<std::int64_t>();
}

std::vector<std::int64_t> leaves(const ForceClaim& claim) {
    return fusion::is_withdrawal(claim) ? at_places(claim.row.owner, claim.left) : std::vector<std::int64_t>();
}

std::vector<ForceClaim> claims_of(store::FusionStep& store, const std::string& report) {
    const std::vector<EventRecord> events = store.events(store.events_of_report(report));
    std::vector<const EventRecord*> ordered;
    std::map<std::string, std::size_t> numbers;
    fusion::DevelopmentOf development_of;
    for (const EventRecord& event : events) {
        if (!ordered.empty() && ordered.back()->id == event.id) {
            continue; // two records that are one mention
        }
        ordered.push_back(&event);
        const std::string development = store.joined_event(event.number).development;
        development_of.emplace(event.id, numbers.emplace(development, numbers.size()).first->second);
    }
    std::sort(ordered.begin(), ordered.end(), [](const EventRecord* left, const EventRecord* right) {
        return std::tie(left->trigger_span.begin, left->id) < std::tie(right->trigger_span.begin, right->id);
    });
    return fusion::claims_of_report(ordered, development_of);
}

// By number in the casefile, so that each is there once.
using Claims = std::map<std::int64_t, ForceClaim>;

void add(Claims& claims, std::vector<ForceClaim> more) {
    for (ForceClaim& claim : more) {
        claims.emplace(claim.number, std::move(claim));
    }
}

} // namespace

void settle_ledger(store::FusionStep& store, const std::set<std::string>& reports) {
    std::set<std::int64_t> keys;
    std::set<std::int64_t> left; // places that withdrawals before or after this step leave
    const auto note = [&](const ForceClaim& claim) {
        for (const std::int64_t place : leaves(claim)) {
            left.insert(place);
        }
    };
    for (const std::string& report : reports) {
        for (const ForceClaim& claim : store.claims_of_report(report)) {
            keys.insert(key_of(claim));
            note(claim);
        }
        store.delete_claims_of(report);
        for (ForceClaim& claim : claims_of(store, report)) {
            const std::int64_t key = key_of(claim);
            keys.insert(key);
            store::KeyedClaim keyed{std::move(claim), key, {}, {}};
            keyed.stands_at = stands_at(keyed.claim);
            keyed.leaves = leaves(keyed.claim);
            store.save_claim(keyed);
        }
    }
    Claims standing;
    for (const std::int64_t key : keys) {
        std::vector<ForceClaim> chain = store.claims_of_key(key);
        fusion::settle_keys(chain);
        for (const ForceClaim& claim : chain) {
            store.settle_claim(claim);
            note(claim);
        }
        std::erase_if(chain, [](const ForceClaim& claim) { return claim.is_repeated || !fusion::may_be_closed(claim); });
        add(standing, std::move(chain));
    }
    for (const std::int64_t place : left) {
        add(standing, store.claims_at(place, false));
    }
    std::set<std::int64_t> held;
    for (const auto& entry : standing) {
        for (const std::int64_t place : stands_at(entry.second)) {
            held.insert(place);
        }
    }
    Claims all = standing;
    for (const std::int64_t place : held) {
        add(all, store.claims_at(place, true));
    }
    std::vector<ForceClaim> claims;
    for (auto& entry : all) {
        claims.push_back(std::move(entry.second));
    }
    fusion::close_standing(claims);
    for (const ForceClaim& claim : claims) {
        if (standing.contains(claim.number)) {
            store.settle_claim(claim);
        }
    }
}

} // namespace vedette::pipeline
