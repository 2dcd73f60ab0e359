// Resolves the vendor's hosts to this machine: node --require ./ssp-lookup.cjs app.js
const dns = require('node:dns');

const lookup = dns.lookup;
dns.lookup = (host, ...more) => lookup(/^(ssp|dev)\.thrads\.ai$/.test(host) ? '127.0.0.1' : host, ...more);
