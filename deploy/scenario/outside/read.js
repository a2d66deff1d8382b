// Reads topics from their beginning to where they end now; prints one line of JSON for each record.
// usage: node read.js <broker> <registry, Confluent-compatible> <topic>...
import { SchemaRegistry } from '@kafkajs/confluent-schema-registry'
import kafkajs from 'kafkajs'

const [broker, host, ...topics] = process.argv.slice(2)
const kafka = new kafkajs.Kafka({ clientId: 'outside', brokers: [broker], connectionTimeout: 30_000, logLevel: kafkajs.logLevel.ERROR })
const registry = new SchemaRegistry({ host })

const admin = kafka.admin()
await admin.connect()
const unread = new Map()
for (const topic of topics) {
  for (const { partition, low, high } of await admin.fetchTopicOffsets(topic)) {
    if (BigInt(high) > BigInt(low)) {
      unread.set(`${topic}/${partition}`, BigInt(high) - 1n)
    }
  }
}
await admin.disconnect()

const text = (headers) => Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))
const consumer = kafka.consumer({ groupId: `outside-${process.pid}-${Date.now()}` })
await consumer.connect()
await consumer.subscribe({ topics, fromBeginning: true })
let failed
const ended = new Promise((resolve, reject) => {
  const check = () => unread.size === 0 && resolve()
  check()
  consumer.run({
    eachMessage: async ({ topic, partition, message }) => {
      try {
        const value = message.value === null ? null : await registry.decode(message.value)
        console.log(JSON.stringify({ topic, key: String(message.key), headers: text(message.headers), value }))
      } catch (failure) {
        reject(new Error(`${topic}/${partition} offset ${message.offset}: ${failure.message}`))
      }
      if (BigInt(message.offset) >= (unread.get(`${topic}/${partition}`) ?? -1n)) {
        unread.delete(`${topic}/${partition}`)
      }
      check()
    },
  })
})
try {
  await ended
} catch (failure) {
  console.error(failure.message)
  failed = true
}
await consumer.disconnect()
process.exit(failed ? 1 : 0)
