// A small app of its own: a reminder waits in Cosmos, a timer puts it on the queue, the queue sends it as a mail.
const { CosmosClient } = require("@azure/cosmos");
const { app } = require("@azure/functions");
const { ServiceBusClient } = require("@azure/service-bus");
const nodemailer = require("nodemailer");

const { env } = process;
const reminders = new CosmosClient(env.COSMOS_CONNECTION_STRING).database("vouchsafe").container("orders");
const fulfilment = new ServiceBusClient(env.SERVICE_BUS_CONNECTION_STRING).createSender("fulfilment");
const transport = nodemailer.createTransport({ url: env.SMTP_URL, pool: true });

app.http("remind", {
  methods: ["POST"],
  authLevel: "anonymous",
  route: "reminders/{id}",
  handler: async (request) => {
    const { id } = request.params;
    await reminders.items.create({ id, orderId: id, wakeAt: request.query.get("wakeAt") });
    return { status: 202 };
  },
});

app.http("read", {
  methods: ["GET"],
  authLevel: "anonymous",
  route: "reminders/{id}",
  handler: async (request) => {
    const { resource } = await reminders.item(request.params.id, request.params.id).read();
    return {
      status: resource === undefined ? 404 : 200,
      jsonBody: { now: new Date().toISOString(), greeting: env.GREETING },
    };
  },
});

app.timer("wake", {
  schedule: "0 * * * * *",
  handler: async () => {
    const query = {
      query: "SELECT * FROM c WHERE c.wakeAt <= @now",
      parameters: [{ name: "@now", value: new Date().toISOString() }],
    };
    const { resources } = await reminders.items.query(query).fetchAll();
    for (const { id, orderId } of resources) {
      await fulfilment.sendMessages({ messageId: `${id}.${Date.now()}`, body: { id } });
      await reminders.item(id, orderId).replace({ id, orderId });
    }
  },
});

app.serviceBusQueue("send", {
  connection: "SERVICE_BUS_CONNECTION_STRING",
  queueName: "fulfilment",
  handler: async ({ id }) => {
    const mail = {
      from: "desk@vouchsafe.example",
      to: "reader@school.example",
      subject: `Reminder ${id}`,
      text: "Now",
    };
    await transport.sendMail(mail);
  },
});
