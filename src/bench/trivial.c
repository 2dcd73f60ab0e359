/* The least that docker run can start: one process that responds to every connection on port 7777 with an empty 200. */
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

int main(void) {
  static const char response[] = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(7777)};
  char request[4096];
  int one = 1, server = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(server, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
  if (bind(server, (struct sockaddr *)&address, sizeof address) || listen(server, 16)) return 1;
  for (;;) {
    int client = accept(server, 0, 0);
    if (client < 0) continue;
    if (read(client, request, sizeof request) > 0) write(client, response, sizeof response - 1);
    close(client);
  }
}
