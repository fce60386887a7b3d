#pragma once
// Words that different reports use for one kind of act: "drills", "war games", "exercise". Two triggers of different groups are
// different acts even when type and parties agree (drills are no deployment).

#include <string_view>

namespace vedette::fusion {

enum class TriggerGroup : unsigned char {
    none, // not in any group: says neither yes nor no
    exercise,
    deployment,
    build_up,
    patrol,
    weapon_test,
    alert,
    withdrawal,
    meeting,
    visit,
    call,
    treaty,
    invasion,
    strike,
    shoot_down,
    killing,
    clash,
    capture,
    arrest,
    expulsion,
    blockade,
    sanction,
    ceasefire,
    release,
    arms_supply,
    protest,
    coup,
    war_entry, // "took part in the war", "joined the fighting"
};

// By lemma ("drill", "war game"); hyphens and spaces are the same.
TriggerGroup trigger_group(std::string_view lemma);

// Groups whose words stand for one act often enough: a build-up is a series of deployments.
bool are_compatible(TriggerGroup left, TriggerGroup right);

} // namespace vedette::fusion
