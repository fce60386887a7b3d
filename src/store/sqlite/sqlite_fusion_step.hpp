#pragma once

#include "store/fusion_step.hpp"
#include "store/sqlite/connection.hpp"

#include <memory>
#include <mutex>

namespace vedette::store {

// Holds `lock` and a transaction until it goes; nothing is kept without commit().
std::unique_ptr<FusionStep> begin_fusion_step(Connection& connection, std::unique_lock<std::mutex> lock);

} // namespace vedette::store
