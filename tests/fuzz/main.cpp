// Replays files through a fuzz target where libFuzzer is not linked in: saved crashes and corpora stay tests of every build.

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

void replay(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
}

} // namespace

// Files, or folders of files.
int main(int argc, char** argv) {
    std::size_t replayed = 0;
    for (const std::string& argument : std::vector<std::string>(argv + 1, argv + argc)) {
        if (std::filesystem::is_directory(argument)) {
            for (const auto& entry : std::filesystem::directory_iterator(argument)) {
                replay(entry.path());
                ++replayed;
            }
        } else if (std::filesystem::exists(argument)) {
            replay(argument);
            ++replayed;
        }
    }
    std::printf("%zu inputs replayed\n", replayed);
    return 0;
}
