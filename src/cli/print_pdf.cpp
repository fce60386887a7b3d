#include "cli/print_pdf.hpp"

#include "base/error.hpp"
#include "base/file.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <vector>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace vedette::cli {

namespace {

namespace fs = std::filesystem;

constexpr std::array<const char*, 4> kBrowsers = {"chromium", "chromium-browser", "google-chrome", "chrome"};

std::string find_browser() {
    const char* path = std::getenv("PATH");
    const std::string folders = path == nullptr ? "/usr/bin:/bin" : path;
    for (const char* browser : kBrowsers) {
        for (std::size_t from = 0; from <= folders.size();) {
            const std::size_t end = std::min(folders.find(':', from), folders.size());
            const std::string file = folders.substr(from, end - from) + "/" + browser;
            if (access(file.c_str(), X_OK) == 0) {
                return file;
            }
            from = end + 1;
        }
    }
    throw Error(ErrorCode::resource_missing,
                "--pdf needs Chromium to print the page and finds none; install it (apt-get install chromium), or write --html and print that from a browser");
}

// A folder of its own for the page and the browser's profile, gone at the end.
class ScratchFolder {
public:
    ScratchFolder() {
        std::string name = (fs::temp_directory_path() / "vedette-print-XXXXXX").string();
        if (mkdtemp(name.data()) == nullptr) {
            throw Error(ErrorCode::system_failed, "cannot make a folder in " + fs::temp_directory_path().string() + " to print from");
        }
        path_ = name;
    }
    ~ScratchFolder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;

    [[nodiscard]] std::string file(const std::string& name) const { return (path_ / name).string(); }

private:
    fs::path path_;
};

// Runs the program with its output thrown away; the exit status, -1 when it could not start.
int run_quietly(const std::vector<std::string>& words) {
    std::vector<char*> arguments;
    for (const std::string& word : words) {
        arguments.push_back(const_cast<char*>(word.c_str())); // posix_spawn does not write to them
    }
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    pid_t child = 0;
    const int started = posix_spawn(&child, words.front().c_str(), &files, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&files);
    int status = 0;
    if (started != 0 || waitpid(child, &status, 0) != child) {
        return -1;
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

// Chromium writes the hour of printing into the file: "(D:20261124183000+00'00')". The day of the brief takes its place, same length.
void fix_dates(std::string& pdf, const std::string& day) {
    const std::string digits = (day.empty() ? std::string("19700101") : day) + "000000";
    for (const std::string_view key : {std::string_view("/CreationDate (D:"), std::string_view("/ModDate (D:")}) {
        for (std::size_t at = pdf.find(key); at != std::string::npos; at = pdf.find(key, at + 1)) {
            const std::size_t from = at + key.size();
            if (from + digits.size() <= pdf.size()) {
                pdf.replace(from, digits.size(), digits);
            }
        }
    }
}

} // namespace

void print_pdf(std::string_view html, const std::string& path, const std::string& day) {
    const std::string browser = find_browser();
    const ScratchFolder folder;
    const std::string page = folder.file("brief.html");
    const std::string pdf = folder.file("brief.pdf");
    write_file_atomically(page, html);
    std::vector<std::string> words = {browser,
                                      "--headless",
                                      "--disable-gpu",
                                      "--no-first-run",
                                      "--no-pdf-header-footer",
                                      "--print-to-pdf-no-header",
                                      "--user-data-dir=" + folder.file("profile"),
                                      "--print-to-pdf=" + pdf,
                                      "file://" + page};
    if (geteuid() == 0) {
        words.insert(words.begin() + 1, "--no-sandbox"); // Chromium refuses to run as root with its sandbox; the page is ours and runs no foreign script
    }
    const int status = run_quietly(words);
    Result<std::string> bytes = read_file(pdf);
    if (!bytes || bytes->substr(0, 5) != "%PDF-") {
        throw Error(ErrorCode::system_failed, browser + " printed nothing (exit status " + std::to_string(status) + "); write --html and print that from a browser");
    }
    fix_dates(*bytes, day);
    write_file_atomically(path, *bytes);
}

} // namespace vedette::cli
