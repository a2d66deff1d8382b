// Loaded before a server that only takes a fixed port: with PORT=0 it gets a free one, which is printed first.
import http from 'node:http';

const listen = http.Server.prototype.listen;
http.Server.prototype.listen = function (...args) {
  this.once('listening', () => process.stdout.write(`listening ${this.address().port}\n`));
  return listen.apply(this, args);
};
