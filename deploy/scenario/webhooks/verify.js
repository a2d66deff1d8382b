// Says which secrets of a subscription the official libraries take a delivery with. The first argument is a file with
// {body, headers, secrets: {name: whsec_…}}; prints one {library, secret, taken} a line.
import { readFileSync } from 'node:fs';
import { Webhook as StandardWebhook } from 'standardwebhooks';
import { Webhook as SvixWebhook } from 'svix';

const { body, headers, secrets } = JSON.parse(readFileSync(process.argv[2], 'utf8'));

for (const [library, Webhook] of Object.entries({ standardwebhooks: StandardWebhook, svix: SvixWebhook })) {
  for (const [name, secret] of Object.entries(secrets)) {
    let taken = true;
    try {
      new Webhook(secret).verify(body, headers);
    } catch {
      taken = false;
    }
    console.log(JSON.stringify({ library, secret: name, taken }));
  }
}
